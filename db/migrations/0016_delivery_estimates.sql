CREATE TABLE "delivery_rules" (
	"shop_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "delivery_rules_shop_id_pk" PRIMARY KEY("shop_id")
);
--> statement-breakpoint
CREATE TABLE "transit_lanes" (
	"shop_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text NOT NULL,
	"origin" text NOT NULL,
	"destination" text NOT NULL,
	"prefix" text NOT NULL,
	"days" integer[] NOT NULL,
	"weekdays" integer[] NOT NULL,
	"learned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transit_lanes_pk" PRIMARY KEY("shop_id","carrier","destination","origin","service","prefix"),
	CONSTRAINT "transit_lanes_days_check" CHECK (cardinality("transit_lanes"."days") between 1 and 100)
);
--> statement-breakpoint
DELETE FROM "page_views";--> statement-breakpoint
ALTER TABLE "page_views" ADD COLUMN "device" text NOT NULL;--> statement-breakpoint
DROP INDEX "page_views_shop_id_order_id_idx";--> statement-breakpoint
ALTER TABLE "page_views" DROP CONSTRAINT "page_views_shop_id_id_pk";--> statement-breakpoint
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_shop_id_order_id_at_grant_id_device_pk" PRIMARY KEY("shop_id","order_id","at","grant_id","device");--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "eta_trail" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "check_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tracking_events" ADD COLUMN "stops" smallint;--> statement-breakpoint
ALTER TABLE "delivery_rules" ADD CONSTRAINT "delivery_rules_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transit_lanes" ADD CONSTRAINT "transit_lanes_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_views" ADD CONSTRAINT "page_views_shop_id_grant_id_grants_shop_id_id_fk" FOREIGN KEY ("shop_id","grant_id") REFERENCES "public"."grants"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_views" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_label_check" CHECK (length("grants"."label") <= 80);