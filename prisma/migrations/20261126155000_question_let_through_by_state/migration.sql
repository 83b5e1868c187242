-- By hand: nodes of the version before know nothing of "publishedAt" and insert, or let through, without it. The state says
-- it for them: these are reached by questions that the room knows alone. Held ones, and those that ended (dismissed,
-- withdrawn) while they were held, keep NULL; those that ended later have it from before.
CREATE OR REPLACE FUNCTION "let_question_through"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."publishedAt" := now() AT TIME ZONE 'UTC';
  RETURN NEW;
END;
$$;
CREATE OR REPLACE TRIGGER "Question_let_through" BEFORE INSERT OR UPDATE ON "Question" FOR EACH ROW
  WHEN (NEW."publishedAt" IS NULL
    AND NEW."state" IN ('published', 'claimed', 'answered-live', 'answered-text', 'handed-off', 'merged'))
  EXECUTE FUNCTION "let_question_through"();

-- What they asked since the column came, as that migration filled it in. The trigger is there first, so nothing slips
-- between.
UPDATE "Question" question SET "publishedAt" = question."createdAt"
WHERE question."publishedAt" IS NULL AND (
  question.state IN ('published', 'claimed', 'answered-live', 'answered-text', 'handed-off', 'merged')
  OR (question.state IN ('dismissed', 'withdrawn') AND question.reason IS DISTINCT FROM 'refused' AND (
    NOT EXISTS (SELECT FROM "PhraseMatch" held WHERE held."questionId" = question.id AND held.action = 'hold')
    OR EXISTS (SELECT FROM "AuditEvent" act
      WHERE act."objectKind" = 'question' AND act."objectId" = question.id AND act.act = 'question.published')
  )));
