CREATE TABLE "trackers" (
	"shop_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"tracking_key" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"wanted_at" timestamp with time zone NOT NULL,
	"followed_at" timestamp with time zone,
	CONSTRAINT "trackers_shop_id_connection_id_shipment_id_tracking_key_pk" PRIMARY KEY("shop_id","connection_id","shipment_id","tracking_key"),
	CONSTRAINT "trackers_followed_check" CHECK (("trackers"."state" = 'followed') = ("trackers"."followed_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "unknown_codes" ADD COLUMN "shown_as" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "carrier_told" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "carrier_by" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "carrier_doubt" text;--> statement-breakpoint
ALTER TABLE "trackers" ADD CONSTRAINT "trackers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackers" ADD CONSTRAINT "trackers_shop_id_connection_id_connections_shop_id_id_fk" FOREIGN KEY ("shop_id","connection_id") REFERENCES "public"."connections"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trackers" ADD CONSTRAINT "trackers_shop_id_shipment_id_shipments_shop_id_id_fk" FOREIGN KEY ("shop_id","shipment_id") REFERENCES "public"."shipments"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trackers_shop_id_shipment_id_idx" ON "trackers" USING btree ("shop_id","shipment_id");--> statement-breakpoint
CREATE INDEX "shipments_shop_id_carrier_doubt_idx" ON "shipments" USING btree ("shop_id","created_at") WHERE "shipments"."carrier_doubt" is not null;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_carrier_by_check" CHECK ("shipments"."carrier_by" in ('told', 'number', 'guess', 'staff'));--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_carrier_doubt_check" CHECK ("shipments"."carrier_doubt" in ('other', 'digits'));