-- By hand: what is being answered is little among all that was ever asked.
CREATE INDEX "Question_leased" ON "Question"("leaseUntil") WHERE "leaseUntil" IS NOT NULL;
