ALTER TABLE "withdrawals" ADD COLUMN "done_by" text;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD COLUMN "done_note" text;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_done_check" CHECK (("withdrawals"."done_at" is null) = ("withdrawals"."done_by" is null));