-- AlterTable
ALTER TABLE "PushSubscription" ADD COLUMN     "sessionId" TEXT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "pushedTo" TEXT[];

-- DropTable
DROP TABLE "DataRequest";

-- CreateTable
CREATE TABLE "PlanTelling" (
    "programmeId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "toldUpTo" TEXT,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "PlanTelling_pkey" PRIMARY KEY ("programmeId","clientId")
);

-- CreateIndex
CREATE INDEX "PlanTelling_doneAt_createdAt_idx" ON "PlanTelling"("doneAt", "createdAt");

-- CreateIndex
CREATE INDEX "PushSubscription_sessionId_idx" ON "PushSubscription"("sessionId");

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanTelling" ADD CONSTRAINT "PlanTelling_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
