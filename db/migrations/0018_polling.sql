CREATE TABLE "shipment_polls" (
	"shop_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text,
	CONSTRAINT "shipment_polls_shop_id_shipment_id_pk" PRIMARY KEY("shop_id","shipment_id"),
	CONSTRAINT "shipment_polls_failures_check" CHECK ("shipment_polls"."failures" >= 0)
);
--> statement-breakpoint
CREATE TABLE "unknown_codes" (
	"shop_id" uuid NOT NULL,
	"source" text NOT NULL,
	"code" text NOT NULL,
	"description" text,
	"times" integer NOT NULL,
	"inbox_id" uuid,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unknown_codes_shop_id_source_code_pk" PRIMARY KEY("shop_id","source","code"),
	CONSTRAINT "unknown_codes_times_check" CHECK ("unknown_codes"."times" > 0)
);
--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "last_poll_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "poll_free_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD CONSTRAINT "shipment_polls_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD CONSTRAINT "shipment_polls_shop_id_shipment_id_shipments_shop_id_id_fk" FOREIGN KEY ("shop_id","shipment_id") REFERENCES "public"."shipments"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_polls" ADD CONSTRAINT "shipment_polls_shop_id_connection_id_connections_shop_id_id_fk" FOREIGN KEY ("shop_id","connection_id") REFERENCES "public"."connections"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unknown_codes" ADD CONSTRAINT "unknown_codes_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shipment_polls_shop_id_connection_id_idx" ON "shipment_polls" USING btree ("shop_id","connection_id");