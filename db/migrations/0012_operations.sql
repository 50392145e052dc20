CREATE TABLE "policy_drafts" (
	"shop_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"base_version" integer NOT NULL,
	"revision" integer NOT NULL,
	"publish_at" timestamp with time zone,
	"problem" text,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_drafts_shop_id_pk" PRIMARY KEY("shop_id"),
	CONSTRAINT "policy_drafts_revision_check" CHECK ("policy_drafts"."revision" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_inspections" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"return_id" uuid NOT NULL,
	"return_line_id" uuid,
	"condition" text NOT NULL,
	"quantity" integer NOT NULL,
	"grade" text,
	"disposition" text,
	"title" text,
	"note" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"disposed_at" timestamp with time zone,
	CONSTRAINT "return_inspections_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "return_inspections_quantity_check" CHECK ("return_inspections"."quantity" > 0),
	CONSTRAINT "return_inspections_unexpected_check" CHECK (("return_inspections"."condition" = 'unexpected') = ("return_inspections"."return_line_id" is null) and ("return_inspections"."return_line_id" is not null or "return_inspections"."title" is not null)),
	CONSTRAINT "return_inspections_disposition_check" CHECK (("return_inspections"."condition" <> 'missing' or ("return_inspections"."grade" is null and "return_inspections"."disposition" is null)) and ("return_inspections"."disposition" is null) = ("return_inspections"."disposed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "pay_ahead_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_shop_id_return_id_returns_shop_id_id_fk" FOREIGN KEY ("shop_id","return_id") REFERENCES "public"."returns"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_inspections" ADD CONSTRAINT "return_inspections_return_line_fk" FOREIGN KEY ("shop_id","return_line_id") REFERENCES "public"."return_lines"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_inspections_shop_id_return_id_idx" ON "return_inspections" USING btree ("shop_id","return_id");