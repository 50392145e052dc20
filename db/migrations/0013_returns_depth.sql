CREATE TABLE "return_labels" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"provider" text NOT NULL,
	"draft_reference" text,
	"reference" text,
	"carrier" text,
	"service" text,
	"tracking_number" text,
	"cost" bigint,
	"currency" text,
	"mime" text,
	"bytes" "bytea",
	"qr_mime" text,
	"qr_bytes" "bytea",
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"bought_at" timestamp with time zone,
	CONSTRAINT "return_labels_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "return_labels_cost_check" CHECK ("return_labels"."cost" is null or ("return_labels"."cost" >= 0 and "return_labels"."currency" is not null)),
	CONSTRAINT "return_labels_bytes_check" CHECK (coalesce(octet_length("return_labels"."bytes"), 0) <= 4194304 and coalesce(octet_length("return_labels"."qr_bytes"), 0) <= 4194304)
);
--> statement-breakpoint
CREATE TABLE "return_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "withdrawals" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"name" text NOT NULL,
	"order_number" text NOT NULL,
	"email" text NOT NULL,
	"email_key" "bytea" NOT NULL,
	"part" text,
	"locale" text NOT NULL,
	"order_id" uuid,
	"return_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"refund_by" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "withdrawals_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "withdrawals_shop_id_reference_key" UNIQUE("shop_id","reference")
);
--> statement-breakpoint
DROP INDEX "return_drafts_open_idx";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "customs" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "return_drafts" ADD COLUMN "for_recipient" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "photo_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "method_details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "parcel_of" uuid;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "recipient_email" text;--> statement-breakpoint
ALTER TABLE "return_labels" ADD CONSTRAINT "return_labels_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_labels" ADD CONSTRAINT "return_labels_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_settings" ADD CONSTRAINT "return_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawals" ADD CONSTRAINT "withdrawals_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "return_labels_live_idx" ON "return_labels" USING btree ("shop_id","return_id") WHERE "return_labels"."state" <> 'void';--> statement-breakpoint
CREATE INDEX "return_labels_shop_id_created_at_idx" ON "return_labels" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE INDEX "withdrawals_shop_id_refund_by_idx" ON "withdrawals" USING btree ("shop_id","refund_by") WHERE "withdrawals"."done_at" is null;--> statement-breakpoint
CREATE INDEX "withdrawals_shop_id_email_key_idx" ON "withdrawals" USING btree ("shop_id","email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "return_drafts_open_idx" ON "return_drafts" USING btree ("shop_id","order_id","for_recipient") WHERE "return_drafts"."return_id" is null;