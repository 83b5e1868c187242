-- AlterTable
ALTER TABLE "ArticleRevision" ADD COLUMN     "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "SearchProgress" (
    "kind" TEXT NOT NULL,
    "settledAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SearchProgress_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "Programme_updatedAt_id_idx" ON "Programme"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Question_updatedAt_id_idx" ON "Question"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "PhraseMatch_messageId_idx" ON "PhraseMatch"("messageId");

-- CreateIndex
CREATE INDEX "PhraseMatch_questionId_idx" ON "PhraseMatch"("questionId");

-- CreateIndex
CREATE INDEX "ArticleRevision_updatedAt_id_idx" ON "ArticleRevision"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "SearchEntry_kind_at_idx" ON "SearchEntry"("kind", "at");

-- CreateIndex
CREATE INDEX "ShareVisit_code_visitorKey_createdAt_idx" ON "ShareVisit"("code", "visitorKey", "createdAt");

-- By hand: what waits for a moderator is little among all that was ever said.
CREATE INDEX "ChatMessage_held" ON "ChatMessage"("programmeId", "createdAt") WHERE "heldAt" IS NOT NULL AND "removedAt" IS NULL;
CREATE INDEX "ChatReport_open" ON "ChatReport"("messageId") WHERE "settledAt" IS NULL;
