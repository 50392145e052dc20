CREATE TABLE "delivery_photos" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"fact_key" text NOT NULL,
	"tracking_key" text,
	"url" text,
	"state" text NOT NULL,
	"bytes" "bytea",
	"mime" text,
	"width" integer,
	"height" integer,
	"last_error" text,
	"told_at" timestamp with time zone NOT NULL,
	"fetched_at" timestamp with time zone,
	CONSTRAINT "delivery_photos_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "delivery_photos_shop_id_shipment_id_fact_key_key" UNIQUE("shop_id","shipment_id","fact_key"),
	CONSTRAINT "delivery_photos_kept_check" CHECK (("delivery_photos"."state" = 'kept') = ("delivery_photos"."bytes" is not null)),
	CONSTRAINT "delivery_photos_url_check" CHECK ("delivery_photos"."state" <> 'wanted' or "delivery_photos"."url" is not null),
	CONSTRAINT "delivery_photos_bytes_check" CHECK (octet_length("delivery_photos"."bytes") between 1 and 8388608)
);
--> statement-breakpoint
ALTER TABLE "delivery_photos" ADD CONSTRAINT "delivery_photos_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_photos" ADD CONSTRAINT "delivery_photos_shop_id_shipment_id_shipments_shop_id_id_fk" FOREIGN KEY ("shop_id","shipment_id") REFERENCES "public"."shipments"("shop_id","id") ON DELETE cascade ON UPDATE no action;