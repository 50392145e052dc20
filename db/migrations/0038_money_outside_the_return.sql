DROP INDEX "payments_live_idx";--> statement-breakpoint
ALTER TABLE "disputes" ADD COLUMN "payment_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refund_reference" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "refund_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "charged_back" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "part_of" uuid;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_part_of_fk" FOREIGN KEY ("shop_id","part_of") REFERENCES "public"."refund_intents"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_back_idx" ON "payments" USING btree ("shop_id","return_id") WHERE "payments"."state" = 'refund_failed';--> statement-breakpoint
CREATE UNIQUE INDEX "payments_live_idx" ON "payments" USING btree ("shop_id","return_id","kind") WHERE "payments"."state" in ('opening', 'open', 'paid');--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_charged_back_check" CHECK ("payments"."charged_back" between 0 and "payments"."amount");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_bounced_check" CHECK ("payments"."state" <> 'refund_failed' or "payments"."bounced_at" is not null);--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_part_check" CHECK ("refund_intents"."part_of" is null or "refund_intents"."state" = 'failed');