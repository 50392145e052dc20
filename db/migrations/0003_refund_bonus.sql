ALTER TABLE "refund_intents" DROP CONSTRAINT "refund_intents_amount_check";--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "bonus" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_amount_check" CHECK ("refund_intents"."amount" > 0 and "refund_intents"."bonus" between 0 and "refund_intents"."amount");