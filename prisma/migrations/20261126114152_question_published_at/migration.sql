-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "publishedAt" TIMESTAMP(3);

-- By hand: what was let through so far. An end (dismissed, withdrawn) does not say whether a moderator came first;
-- where a rule held the question, only the evidence of its publication does.
UPDATE "Question" question SET "publishedAt" = question."createdAt"
WHERE question.state IN ('published', 'claimed', 'answered-live', 'answered-text', 'handed-off', 'merged')
  OR (question.state IN ('dismissed', 'withdrawn') AND question.reason IS DISTINCT FROM 'refused' AND (
    NOT EXISTS (SELECT FROM "PhraseMatch" held WHERE held."questionId" = question.id AND held.action = 'hold')
    OR EXISTS (SELECT FROM "AuditEvent" act
      WHERE act."objectKind" = 'question' AND act."objectId" = question.id AND act.act = 'question.published')
  ));
