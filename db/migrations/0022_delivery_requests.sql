CREATE TABLE "delivery_requests" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"wanted" jsonb NOT NULL,
	"state" text NOT NULL,
	"road" text NOT NULL,
	"carrier" text NOT NULL,
	"connection_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"reference" text,
	"answer" text,
	"note" text,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"answer_by" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_requests_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "delivery_requests_sent_check" CHECK ("delivery_requests"."state" <> 'sent' or ("delivery_requests"."sent_at" is not null and "delivery_requests"."answer_by" is not null)),
	CONSTRAINT "delivery_requests_settled_check" CHECK (("delivery_requests"."state" in ('asked', 'sent')) = ("delivery_requests"."settled_at" is null) and ("delivery_requests"."settled_at" is null) = ("delivery_requests"."settled_by" is null)),
	CONSTRAINT "delivery_requests_withdrawn_check" CHECK ("delivery_requests"."state" <> 'withdrawn' or "delivery_requests"."sent_at" is null),
	CONSTRAINT "delivery_requests_adapter_check" CHECK ("delivery_requests"."road" <> 'adapter' or "delivery_requests"."connection_id" is not null),
	CONSTRAINT "delivery_requests_words_check" CHECK (length("delivery_requests"."answer") <= 1000 and length("delivery_requests"."note") <= 2000 and length("delivery_requests"."reference") <= 100)
);
--> statement-breakpoint
CREATE TABLE "order_codes" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "order_codes_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "order_codes_attempts_check" CHECK ("order_codes"."attempts" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "request_carriers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "request_url" text;--> statement-breakpoint
ALTER TABLE "delivery_requests" ADD CONSTRAINT "delivery_requests_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_requests" ADD CONSTRAINT "delivery_requests_shop_id_order_id_shipment_id_shipments_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","shipment_id") REFERENCES "public"."shipments"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_requests" ADD CONSTRAINT "delivery_requests_shop_id_connection_id_connections_shop_id_id_fk" FOREIGN KEY ("shop_id","connection_id") REFERENCES "public"."connections"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_codes" ADD CONSTRAINT "order_codes_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_codes" ADD CONSTRAINT "order_codes_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_requests_shop_id_shipment_id_key" ON "delivery_requests" USING btree ("shop_id","shipment_id") WHERE "delivery_requests"."state" in ('asked', 'sent');--> statement-breakpoint
CREATE INDEX "delivery_requests_shop_id_shipment_id_idx" ON "delivery_requests" USING btree ("shop_id","shipment_id","asked_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "delivery_requests_shop_id_asked_at_idx" ON "delivery_requests" USING btree ("shop_id","asked_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "order_codes_shop_id_order_id_idx" ON "order_codes" USING btree ("shop_id","order_id","created_at");