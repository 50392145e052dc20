CREATE TABLE "carrier_dependencies" (
	"shop_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"level" text,
	"told" text NOT NULL,
	"of_parcels" double precision NOT NULL,
	"of_value" double precision,
	"since" timestamp with time zone NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carrier_dependencies_shop_id_carrier_pk" PRIMARY KEY("shop_id","carrier"),
	CONSTRAINT "carrier_dependencies_shares_check" CHECK ("carrier_dependencies"."of_parcels" between 0 and 1 and "carrier_dependencies"."of_value" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "due_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "too_large_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "too_large_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "too_large_bytes" bigint;--> statement-breakpoint
ALTER TABLE "carrier_dependencies" ADD CONSTRAINT "carrier_dependencies_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shipments_shop_id_created_at_idx" ON "shipments" USING btree ("shop_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);