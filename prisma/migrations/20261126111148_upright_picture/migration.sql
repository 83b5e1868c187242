-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "isUpright" BOOLEAN NOT NULL DEFAULT false;
