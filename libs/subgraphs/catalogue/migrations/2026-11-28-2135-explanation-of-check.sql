ALTER TABLE "check" ADD explanation jsonb;
