ALTER TABLE "order_lines" ADD COLUMN "bundle" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "stated_value" bigint;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift_from" bigint;--> statement-breakpoint
ALTER TABLE "return_labels" ADD COLUMN "give_back" text;--> statement-breakpoint
ALTER TABLE "return_labels" ADD COLUMN "given_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_gift_check" CHECK ("order_lines"."stated_value" >= 0 and "order_lines"."gift_from" >= 0);--> statement-breakpoint
ALTER TABLE "return_labels" ADD CONSTRAINT "return_labels_give_back_check" CHECK (("return_labels"."give_back" is null) = ("return_labels"."given_back_at" is null));