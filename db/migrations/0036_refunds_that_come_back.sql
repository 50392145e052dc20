CREATE TABLE "disputes" (
	"shop_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"reason" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"source_updated_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "disputes_shop_id_order_id_external_id_pk" PRIMARY KEY("shop_id","order_id","external_id"),
	CONSTRAINT "disputes_amount_check" CHECK ("disputes"."amount" >= 0),
	CONSTRAINT "disputes_closed_check" CHECK (("disputes"."state" = 'open') = ("disputes"."closed_at" is null)),
	CONSTRAINT "disputes_words_check" CHECK (length("disputes"."reason") <= 300)
);
--> statement-breakpoint
CREATE TABLE "payout_accounts" (
	"shop_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"sealed" "bytea",
	"ending" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "payout_accounts_shop_id_return_id_pk" PRIMARY KEY("shop_id","return_id"),
	CONSTRAINT "payout_accounts_used_check" CHECK (("payout_accounts"."sealed" is null) = ("payout_accounts"."used_at" is not null)),
	CONSTRAINT "payout_accounts_ending_check" CHECK (length("payout_accounts"."ending") <= 4)
);
--> statement-breakpoint
ALTER TABLE "return_inspections" ADD COLUMN "moved_to" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "paid_by" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "charges" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "instead_of" uuid;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "paid_reference" text;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_accounts" ADD CONSTRAINT "payout_accounts_return_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_open_idx" ON "disputes" USING btree ("shop_id","opened_at") WHERE "disputes"."state" = 'open';--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_moved_to_fk" FOREIGN KEY ("shop_id","moved_to") REFERENCES "public"."returns"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_instead_of_fk" FOREIGN KEY ("shop_id","instead_of") REFERENCES "public"."refund_intents"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "refund_intents_instead_of_idx" ON "refund_intents" USING btree ("shop_id","instead_of") WHERE "refund_intents"."state" <> 'failed';--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_moved_check" CHECK ("return_inspections"."moved_to" is null or "return_inspections"."condition" = 'unexpected');--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_bounced_check" CHECK ("refund_intents"."bounced_at" is null or ("refund_intents"."state" = 'failed' and "refund_intents"."settled_at" is not null and "refund_intents"."kind" = 'refund'));