-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "dueAt" TIMESTAMP(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Notice_dueAt_idx" ON "Notice"("dueAt");
