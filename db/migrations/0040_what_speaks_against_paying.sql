CREATE TABLE "return_cautions" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"cleared_at" timestamp with time zone,
	"cleared_by" text,
	CONSTRAINT "return_cautions_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "return_cautions_cleared_check" CHECK (("return_cautions"."cleared_at" is null) = ("return_cautions"."cleared_by" is null))
);
--> statement-breakpoint
ALTER TABLE "return_inspections" DROP CONSTRAINT "return_inspections_quantity_check";--> statement-breakpoint
ALTER TABLE "return_inspections" ADD COLUMN "serials" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "weight_grams" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "serials" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_from" bigint;--> statement-breakpoint
ALTER TABLE "return_labels" ADD COLUMN "declared_grams" integer;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "docked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "weighed_grams" integer;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "weighed_by" text;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD COLUMN "serials" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "return_cautions" ADD CONSTRAINT "return_cautions_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_cautions" ADD CONSTRAINT "return_cautions_shop_id_return_id_returns_shop_id_id_fk" FOREIGN KEY ("shop_id","return_id") REFERENCES "public"."returns"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "return_cautions_open_idx" ON "return_cautions" USING btree ("shop_id","return_id","kind") WHERE "return_cautions"."cleared_at" is null;--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_quantity_check" CHECK ("return_inspections"."quantity" > 0 and cardinality("return_inspections"."serials") <= "return_inspections"."quantity");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_weight_check" CHECK ("order_lines"."weight_grams" > 0 and cardinality("order_lines"."serials") <= "order_lines"."quantity");--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_weighed_check" CHECK (("returns"."weighed_grams" is null) = ("returns"."weighed_by" is null) and "returns"."weighed_grams" > 0);