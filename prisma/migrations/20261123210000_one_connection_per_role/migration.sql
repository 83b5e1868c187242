-- A main and a backup encoder may be connected at once, one of each role.
DROP INDEX "EncoderConnection_one_open_per_broadcast";
CREATE UNIQUE INDEX "EncoderConnection_one_open_per_role" ON "EncoderConnection"("broadcastId", "role") WHERE "disconnectedAt" IS NULL;
