-- AlterTable
ALTER TABLE "Programme" ADD COLUMN     "offersDownload" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "slateAfterSeconds" INTEGER,
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'public';

-- AlterTable
ALTER TABLE "StreamKey" ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'main';

-- AlterTable
ALTER TABLE "EncoderConnection" ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'main';

-- AlterTable
ALTER TABLE "Replay" ADD COLUMN     "downloadBytes" BIGINT,
ADD COLUMN     "downloadState" TEXT;

-- CreateTable
CREATE TABLE "Chapter" (
    "id" TEXT NOT NULL,
    "broadcastId" TEXT NOT NULL,
    "mediaTimeMs" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT,
    "gapMs" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Chapter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Chapter_broadcastId_mediaTimeMs_kind_key" ON "Chapter"("broadcastId", "mediaTimeMs", "kind");

-- AddForeignKey
ALTER TABLE "Chapter" ADD CONSTRAINT "Chapter_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
