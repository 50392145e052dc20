CREATE TABLE "feedback" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid,
	"kind" text NOT NULL,
	"rating" integer,
	"message" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "feedback_message_check" CHECK (length("feedback"."message") <= 4000),
	CONSTRAINT "feedback_rating_check" CHECK ("feedback"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"scope" text NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "grants_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "grants_token_hash_key" UNIQUE("token_hash"),
	CONSTRAINT "grants_return_check" CHECK (("grants"."purpose" = 'return') = ("grants"."return_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event" text NOT NULL,
	"channel" text NOT NULL,
	"locale" text NOT NULL,
	"recipient" text NOT NULL,
	"order_id" uuid,
	"shipment_id" uuid,
	"return_id" uuid,
	"dedupe_key" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reference" text,
	"subject" text,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "notifications_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "notifications_shop_id_dedupe_key_key" UNIQUE("shop_id","dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "page_views" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "page_views_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "brand_versions" (
	"shop_id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"theme" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "brand_versions_shop_id_brand_id_version_pk" PRIMARY KEY("shop_id","brand_id","version"),
	CONSTRAINT "brand_versions_version_check" CHECK ("brand_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"draft" jsonb,
	"draft_updated_at" timestamp with time zone,
	"published_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brands_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "uploads_bytes_check" CHECK (octet_length("uploads"."bytes") between 1 and 8388608)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"title" text NOT NULL,
	"image_url" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"category" text,
	"care_tips" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "products_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "products_shop_id_external_id_key" UNIQUE("shop_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"position" integer NOT NULL,
	"sku" text,
	"title" text NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"price" bigint NOT NULL,
	"currency" text NOT NULL,
	"stock" integer,
	"reserved" integer DEFAULT 0 NOT NULL,
	"image_url" text,
	CONSTRAINT "variants_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "variants_shop_id_external_id_key" UNIQUE("shop_id","external_id"),
	CONSTRAINT "variants_price_check" CHECK ("variants"."price" >= 0),
	CONSTRAINT "variants_reserved_check" CHECK ("variants"."reserved" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"default_locale" text NOT NULL,
	"locales" text[] NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shops_slug_unique" UNIQUE("slug"),
	CONSTRAINT "shops_slug_check" CHECK ("shops"."slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	CONSTRAINT "shops_currency_check" CHECK ("shops"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"scopes" text[] DEFAULT '{read,write}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"request_id" text NOT NULL,
	"details" text,
	CONSTRAINT "audit_log_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"shop_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_shop_id_key_pk" PRIMARY KEY("shop_id","key"),
	CONSTRAINT "idempotency_keys_key_check" CHECK (length("idempotency_keys"."key") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "login_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "members" (
	"shop_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_shop_id_user_id_pk" PRIMARY KEY("shop_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "user_passwords" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_email_check" CHECK ("users"."email" = lower("users"."email") and position('@' in "users"."email") > 1)
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"shop_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_versions_shop_id_version_pk" PRIMARY KEY("shop_id","version"),
	CONSTRAINT "policy_versions_version_check" CHECK ("policy_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"variant_title" text,
	"sku" text,
	"product_external_id" text,
	"variant_external_id" text,
	"image_url" text,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"discount_total" bigint DEFAULT 0 NOT NULL,
	"tax_total" bigint DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"final_sale" boolean DEFAULT false NOT NULL,
	"category" text,
	"withdrawal_exempt" boolean DEFAULT false NOT NULL,
	"requires_shipping" boolean DEFAULT true NOT NULL,
	"claimed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "order_lines_shop_id_order_id_external_id_key" UNIQUE("shop_id","order_id","external_id"),
	CONSTRAINT "order_lines_shop_id_order_id_id_key" UNIQUE("shop_id","order_id","id"),
	CONSTRAINT "order_lines_quantity_check" CHECK ("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_amounts_check" CHECK ("order_lines"."unit_price" >= 0 and "order_lines"."discount_total" >= 0 and "order_lines"."tax_total" >= 0),
	CONSTRAINT "order_lines_claimed_check" CHECK ("order_lines"."claimed" >= 0 and "order_lines"."claimed" <= "order_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"shop_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_ours" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_refunds_shop_id_order_id_external_id_pk" PRIMARY KEY("shop_id","order_id","external_id"),
	CONSTRAINT "order_refunds_amount_check" CHECK ("order_refunds"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"number" text NOT NULL,
	"number_key" text NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"source_updated_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"fulfilled_at" timestamp with time zone,
	"currency" text NOT NULL,
	"locale" text,
	"channel" text,
	"customer_email" text NOT NULL,
	"customer_phone" text,
	"customer_name" text,
	"email_key" "bytea" NOT NULL,
	"phone_key" "bytea",
	"postcode_key" "bytea",
	"shipping_address" jsonb,
	"country" text,
	"prices_include_tax" boolean NOT NULL,
	"shipping_total" bigint NOT NULL,
	"shipping_tax" bigint DEFAULT 0 NOT NULL,
	"discount_total" bigint DEFAULT 0 NOT NULL,
	"total_paid" bigint NOT NULL,
	"refunded_by_us" bigint DEFAULT 0 NOT NULL,
	"refunded_elsewhere" bigint DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"is_gift" boolean DEFAULT false NOT NULL,
	"note" text,
	"ships_by" timestamp with time zone,
	"policy_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "orders_shop_id_external_id_key" UNIQUE("shop_id","external_id"),
	CONSTRAINT "orders_currency_check" CHECK ("orders"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "orders_amounts_check" CHECK ("orders"."shipping_total" >= 0 and "orders"."shipping_tax" >= 0 and "orders"."discount_total" >= 0 and "orders"."total_paid" >= 0),
	CONSTRAINT "orders_refunded_check" CHECK ("orders"."refunded_by_us" >= 0 and "orders"."refunded_elsewhere" >= 0),
	CONSTRAINT "orders_refunded_by_us_check" CHECK ("orders"."refunded_by_us" <= "orders"."total_paid")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"credentials_sealed" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone,
	"last_error_at" timestamp with time zone,
	"last_error" text,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "connections_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "connections_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"source" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"detail" text,
	"tracking_key" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"processed_at" timestamp with time zone,
	CONSTRAINT "inbox_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "inbox_shop_id_connection_id_dedupe_key_key" UNIQUE("shop_id","connection_id","dedupe_key"),
	CONSTRAINT "inbox_parked_check" CHECK ("inbox"."state" <> 'parked' or "inbox"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"shop_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "shipment_lines_shop_id_shipment_id_line_id_pk" PRIMARY KEY("shop_id","shipment_id","line_id"),
	CONSTRAINT "shipment_lines_quantity_check" CHECK ("shipment_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"order_id" uuid NOT NULL,
	"carrier" text,
	"service" text,
	"tracking_number" text,
	"tracking_key" text,
	"direction" text NOT NULL,
	"shipped_at" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"status" text NOT NULL,
	"sub_status" text,
	"cause" text,
	"action_by" text,
	"delivered_at" timestamp with time zone,
	"delivered_at_local" text,
	"eta_original" jsonb,
	"eta" jsonb,
	"last_event_at" timestamp with time zone,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipments_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "shipments_shop_id_external_id_key" UNIQUE("shop_id","external_id"),
	CONSTRAINT "shipments_shop_id_order_id_id_key" UNIQUE("shop_id","order_id","id")
);
--> statement-breakpoint
CREATE TABLE "tracking_events" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp with time zone,
	"local_time" text,
	"status" text NOT NULL,
	"sub_status" text,
	"cause" text,
	"action_by" text,
	"code" text,
	"description" text,
	"location" jsonb,
	"eta" jsonb,
	"source" text NOT NULL,
	"observed_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"inbox_id" uuid,
	CONSTRAINT "tracking_events_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "tracking_events_shop_id_shipment_id_key_key" UNIQUE("shop_id","shipment_id","key")
);
--> statement-breakpoint
CREATE TABLE "credit_entries" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_key" "bytea" NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"return_id" uuid,
	"intent_id" uuid,
	"expires_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_entries_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid,
	"intent_id" uuid,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"reference" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_entries_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "refund_intents" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"reference" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "refund_intents_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "refund_intents_shop_id_return_id_step_key" UNIQUE("shop_id","return_id","step"),
	CONSTRAINT "refund_intents_shop_id_provider_reference_key" UNIQUE("shop_id","provider","reference"),
	CONSTRAINT "refund_intents_amount_check" CHECK ("refund_intents"."amount" > 0),
	CONSTRAINT "refund_intents_state_check" CHECK ("refund_intents"."state" <> 'succeeded' or "refund_intents"."reference" is not null)
);
--> statement-breakpoint
CREATE TABLE "return_drafts" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer NOT NULL,
	"return_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "return_drafts_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "return_events" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text,
	"note" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"audience" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "return_events_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"quantity" integer NOT NULL,
	"unit_offset" integer NOT NULL,
	"reason" text,
	"comment" text,
	"resolution" text NOT NULL,
	"exchange_variant_id" uuid,
	"received" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"damaged" integer DEFAULT 0 NOT NULL,
	"missing" integer DEFAULT 0 NOT NULL,
	"net_refund" bigint NOT NULL,
	CONSTRAINT "return_lines_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "return_lines_quantity_check" CHECK ("return_lines"."quantity" > 0 and "return_lines"."unit_offset" >= 0 and "return_lines"."net_refund" >= 0),
	CONSTRAINT "return_lines_reception_check" CHECK ("return_lines"."accepted" >= 0 and "return_lines"."damaged" >= 0 and "return_lines"."missing" >= 0 and "return_lines"."received" = "return_lines"."accepted" + "return_lines"."damaged" and "return_lines"."received" + "return_lines"."missing" <= "return_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"method" text,
	"locale" text NOT NULL,
	"policy_version" integer NOT NULL,
	"quote" jsonb NOT NULL,
	"currency" text NOT NULL,
	"quoted_refund" bigint NOT NULL,
	"quoted_credit" bigint NOT NULL,
	"due_from_shopper" bigint DEFAULT 0 NOT NULL,
	"reject_reason" text,
	"expires_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "returns_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "returns_shop_id_number_key" UNIQUE("shop_id","number"),
	CONSTRAINT "returns_shop_id_order_id_id_key" UNIQUE("shop_id","order_id","id"),
	CONSTRAINT "returns_amounts_check" CHECK ("returns"."quoted_refund" >= 0 and "returns"."quoted_credit" >= 0 and "returns"."due_from_shopper" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_reservations" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_reservations_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "stock_reservations_quantity_check" CHECK ("stock_reservations"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_versions" ADD CONSTRAINT "brand_versions_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_versions" ADD CONSTRAINT "brand_versions_shop_id_brand_id_brands_shop_id_id_fk" FOREIGN KEY ("shop_id","brand_id") REFERENCES "public"."brands"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_shop_id_product_id_products_shop_id_id_fk" FOREIGN KEY ("shop_id","product_id") REFERENCES "public"."products"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_tokens" ADD CONSTRAINT "login_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_passwords" ADD CONSTRAINT "user_passwords_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_policy_version_policy_versions_shop_id_version_fk" FOREIGN KEY ("shop_id","policy_version") REFERENCES "public"."policy_versions"("shop_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_shop_id_connection_id_connections_shop_id_id_fk" FOREIGN KEY ("shop_id","connection_id") REFERENCES "public"."connections"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shop_id_order_id_shipment_id_shipments_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","shipment_id") REFERENCES "public"."shipments"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shop_id_order_id_line_id_order_lines_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","line_id") REFERENCES "public"."order_lines"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD CONSTRAINT "tracking_events_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD CONSTRAINT "tracking_events_shop_id_shipment_id_shipments_shop_id_id_fk" FOREIGN KEY ("shop_id","shipment_id") REFERENCES "public"."shipments"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_shop_id_intent_id_refund_intents_shop_id_id_fk" FOREIGN KEY ("shop_id","intent_id") REFERENCES "public"."refund_intents"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_intents" ADD CONSTRAINT "refund_intents_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_drafts" ADD CONSTRAINT "return_drafts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_drafts" ADD CONSTRAINT "return_drafts_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_events" ADD CONSTRAINT "return_events_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_events" ADD CONSTRAINT "return_events_shop_id_return_id_returns_shop_id_id_fk" FOREIGN KEY ("shop_id","return_id") REFERENCES "public"."returns"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_shop_id_order_id_line_id_order_lines_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","line_id") REFERENCES "public"."order_lines"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_shop_id_exchange_variant_id_variants_shop_id_id_fk" FOREIGN KEY ("shop_id","exchange_variant_id") REFERENCES "public"."variants"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_shop_id_variant_id_variants_shop_id_id_fk" FOREIGN KEY ("shop_id","variant_id") REFERENCES "public"."variants"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_shop_id_return_id_returns_shop_id_id_fk" FOREIGN KEY ("shop_id","return_id") REFERENCES "public"."returns"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_shop_id_created_at_idx" ON "feedback" USING btree ("shop_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "grants_shop_id_order_id_idx" ON "grants" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "notifications_shop_id_created_at_idx" ON "notifications" USING btree ("shop_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "page_views_shop_id_order_id_idx" ON "page_views" USING btree ("shop_id","order_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "brands_shop_id_default_idx" ON "brands" USING btree ("shop_id") WHERE "brands"."is_default";--> statement-breakpoint
CREATE INDEX "uploads_shop_id_created_at_idx" ON "uploads" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE INDEX "variants_shop_id_product_id_idx" ON "variants" USING btree ("shop_id","product_id");--> statement-breakpoint
CREATE INDEX "audit_log_shop_id_entity_idx" ON "audit_log" USING btree ("shop_id","entity","entity_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "members_user_id_idx" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "orders_shop_id_number_key_idx" ON "orders" USING btree ("shop_id","number_key");--> statement-breakpoint
CREATE INDEX "orders_shop_id_placed_at_idx" ON "orders" USING btree ("shop_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inbox_shop_id_state_received_at_idx" ON "inbox" USING btree ("shop_id","state","received_at");--> statement-breakpoint
CREATE INDEX "inbox_shop_id_tracking_key_idx" ON "inbox" USING btree ("shop_id","tracking_key") WHERE "inbox"."state" = 'parked';--> statement-breakpoint
CREATE INDEX "shipment_lines_shop_id_line_id_idx" ON "shipment_lines" USING btree ("shop_id","line_id");--> statement-breakpoint
CREATE INDEX "shipments_shop_id_tracking_key_idx" ON "shipments" USING btree ("shop_id","tracking_key");--> statement-breakpoint
CREATE INDEX "shipments_shop_id_status_idx" ON "shipments" USING btree ("shop_id","status","last_event_at");--> statement-breakpoint
CREATE INDEX "credit_entries_shop_id_account_key_idx" ON "credit_entries" USING btree ("shop_id","account_key","currency");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entries_intent_idx" ON "credit_entries" USING btree ("shop_id","intent_id","kind") WHERE "credit_entries"."intent_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_entries_shop_id_order_id_idx" ON "ledger_entries" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_intent_idx" ON "ledger_entries" USING btree ("shop_id","intent_id","kind") WHERE "ledger_entries"."intent_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "return_drafts_open_idx" ON "return_drafts" USING btree ("shop_id","order_id") WHERE "return_drafts"."return_id" is null;--> statement-breakpoint
CREATE INDEX "return_events_shop_id_return_id_idx" ON "return_events" USING btree ("shop_id","return_id","at");--> statement-breakpoint
CREATE INDEX "return_lines_shop_id_return_id_idx" ON "return_lines" USING btree ("shop_id","return_id");--> statement-breakpoint
CREATE INDEX "return_lines_shop_id_line_id_idx" ON "return_lines" USING btree ("shop_id","line_id");--> statement-breakpoint
CREATE INDEX "returns_shop_id_status_created_at_idx" ON "returns" USING btree ("shop_id","status","created_at");--> statement-breakpoint
CREATE INDEX "returns_shop_id_created_at_idx" ON "returns" USING btree ("shop_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_reservations_shop_id_variant_id_idx" ON "stock_reservations" USING btree ("shop_id","variant_id") WHERE "stock_reservations"."state" = 'open';