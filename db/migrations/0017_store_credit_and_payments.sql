CREATE TABLE "credit_accounts" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_key" "bytea" NOT NULL,
	"currency" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"bonus_balance" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_accounts_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "credit_accounts_shop_id_account_key_currency_key" UNIQUE("shop_id","account_key","currency"),
	CONSTRAINT "credit_accounts_balance_check" CHECK ("credit_accounts"."bonus_balance" >= 0 and "credit_accounts"."balance" >= "credit_accounts"."bonus_balance"),
	CONSTRAINT "credit_accounts_currency_check" CHECK ("credit_accounts"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "credit_spends" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"order_external_id" text,
	"principal" bigint NOT NULL,
	"bonus" bigint NOT NULL,
	"restored" bigint DEFAULT 0 NOT NULL,
	"bonus_restored" bigint DEFAULT 0 NOT NULL,
	"bonus_voided" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_spends_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "credit_spends_amounts_check" CHECK ("credit_spends"."principal" >= 0 and "credit_spends"."bonus" >= 0 and "credit_spends"."principal" + "credit_spends"."bonus" > 0),
	CONSTRAINT "credit_spends_restored_check" CHECK ("credit_spends"."restored" between 0 and "credit_spends"."principal" and "credit_spends"."bonus_restored" >= 0 and "credit_spends"."bonus_voided" >= 0 and "credit_spends"."bonus_restored" + "credit_spends"."bonus_voided" <= "credit_spends"."bonus")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"reference" text,
	"url" text,
	"payment_reference" text,
	"expires_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payments_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "payments_shop_id_provider_reference_key" UNIQUE("shop_id","provider","reference"),
	CONSTRAINT "payments_amount_check" CHECK ("payments"."amount" > 0 and "payments"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "payments_state_check" CHECK ("payments"."state" in ('opening', 'open', 'cancelled', 'expired', 'failed') or ("payments"."reference" is not null and "payments"."paid_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "customer_flags" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_key" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"return_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"lifted_by" text,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "customer_flags_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "stock_alerts" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "stock_alerts_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
DROP INDEX "credit_entries_shop_id_account_key_idx";--> statement-breakpoint
ALTER TABLE "credit_entries" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD COLUMN "lot_id" uuid;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD COLUMN "is_bonus" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD COLUMN "spend_id" uuid;--> statement-breakpoint
UPDATE "credit_entries" SET "is_bonus" = true WHERE "kind" = 'bonus';--> statement-breakpoint
INSERT INTO "credit_accounts" ("shop_id", "id", "account_key", "currency", "balance", "bonus_balance", "created_at", "updated_at")
  SELECT "shop_id", gen_random_uuid(), "account_key", "currency", sum("amount"), coalesce(sum("amount") FILTER (WHERE "is_bonus"), 0), min("at"), max("at")
  FROM "credit_entries" GROUP BY "shop_id", "account_key", "currency";--> statement-breakpoint
UPDATE "credit_entries" e SET "account_id" = a."id" FROM "credit_accounts" a
  WHERE a."shop_id" = e."shop_id" AND a."account_key" = e."account_key" AND a."currency" = e."currency";--> statement-breakpoint
ALTER TABLE "credit_entries" ALTER COLUMN "account_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD COLUMN "connection_id" uuid;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "sends_first" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "hand_over_by" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "overdue_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_spends" ADD CONSTRAINT "credit_spends_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_spends" ADD CONSTRAINT "credit_spends_shop_id_account_id_credit_accounts_shop_id_id_fk" FOREIGN KEY ("shop_id","account_id") REFERENCES "public"."credit_accounts"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_flags" ADD CONSTRAINT "customer_flags_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_shop_id_variant_id_variants_shop_id_id_fk" FOREIGN KEY ("shop_id","variant_id") REFERENCES "public"."variants"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD CONSTRAINT "stock_alerts_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_spends_shop_id_order_external_id_idx" ON "credit_spends" USING btree ("shop_id","order_external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_live_idx" ON "payments" USING btree ("shop_id","return_id","kind") WHERE "payments"."state" not in ('cancelled', 'expired', 'failed');--> statement-breakpoint
CREATE INDEX "payments_shop_id_state_expires_at_idx" ON "payments" USING btree ("shop_id","state","expires_at");--> statement-breakpoint
CREATE INDEX "customer_flags_shop_id_account_key_idx" ON "customer_flags" USING btree ("shop_id","account_key") WHERE "customer_flags"."lifted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alerts_waiting_idx" ON "stock_alerts" USING btree ("shop_id","variant_id","order_id") WHERE "stock_alerts"."told_at" is null;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_shop_id_account_id_credit_accounts_shop_id_id_fk" FOREIGN KEY ("shop_id","account_id") REFERENCES "public"."credit_accounts"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_shop_id_spend_id_credit_spends_shop_id_id_fk" FOREIGN KEY ("shop_id","spend_id") REFERENCES "public"."credit_spends"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_entries_shop_id_account_id_idx" ON "credit_entries" USING btree ("shop_id","account_id");--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_amount_check" CHECK (("credit_entries"."amount" > 0) = ("credit_entries"."lot_id" is null) and "credit_entries"."amount" <> 0);