CREATE TABLE "problem_report_events" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"type" text NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "problem_report_events_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "problem_report_events_words_check" CHECK (length("problem_report_events"."words") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "problem_report_lines" (
	"shop_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "problem_report_lines_shop_id_report_id_line_id_pk" PRIMARY KEY("shop_id","report_id","line_id"),
	CONSTRAINT "problem_report_lines_quantity_check" CHECK ("problem_report_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "problem_reports" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"wish" text,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comment" text,
	"photo_ids" uuid[] DEFAULT '{}' NOT NULL,
	"for_recipient" boolean DEFAULT false NOT NULL,
	"form_key" uuid NOT NULL,
	"locale" text NOT NULL,
	"answer_by" text NOT NULL,
	"asked_at" timestamp with time zone,
	"outcome" text,
	"reason" text,
	"return_id" uuid,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "problem_reports_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "problem_reports_shop_id_number_key" UNIQUE("shop_id","number"),
	CONSTRAINT "problem_reports_shop_id_order_id_id_key" UNIQUE("shop_id","order_id","id"),
	CONSTRAINT "problem_reports_shop_id_order_id_form_key_key" UNIQUE("shop_id","order_id","form_key"),
	CONSTRAINT "problem_reports_shop_id_return_id_key" UNIQUE("shop_id","return_id"),
	CONSTRAINT "problem_reports_decided_check" CHECK (("problem_reports"."state" in ('accepted', 'rejected')) = ("problem_reports"."outcome" is not null)
        and ("problem_reports"."outcome" is null) = ("problem_reports"."decided_at" is null) and ("problem_reports"."outcome" is null) = ("problem_reports"."decided_by" is null)
        and coalesce(("problem_reports"."state" = 'rejected') = ("problem_reports"."outcome" = 'reject'), true)),
	CONSTRAINT "problem_reports_settled_check" CHECK (("problem_reports"."state" = 'accepted') = ("problem_reports"."return_id" is not null)),
	CONSTRAINT "problem_reports_words_check" CHECK (length("problem_reports"."comment") <= 2000 and length("problem_reports"."reason") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "report_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "problem_report_events" ADD CONSTRAINT "problem_report_events_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report_events" ADD CONSTRAINT "problem_report_events_shop_id_order_id_report_id_problem_reports_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","report_id") REFERENCES "public"."problem_reports"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report_lines" ADD CONSTRAINT "problem_report_lines_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report_lines" ADD CONSTRAINT "problem_report_lines_shop_id_order_id_report_id_problem_reports_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","report_id") REFERENCES "public"."problem_reports"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_report_lines" ADD CONSTRAINT "problem_report_lines_shop_id_order_id_line_id_order_lines_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","line_id") REFERENCES "public"."order_lines"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_shop_id_order_id_shipment_id_shipments_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","shipment_id") REFERENCES "public"."shipments"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_shop_id_order_id_return_id_returns_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","return_id") REFERENCES "public"."returns"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_settings" ADD CONSTRAINT "report_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problem_report_events_shop_id_report_id_idx" ON "problem_report_events" USING btree ("shop_id","report_id","at");--> statement-breakpoint
CREATE INDEX "problem_report_lines_shop_id_line_id_idx" ON "problem_report_lines" USING btree ("shop_id","line_id");--> statement-breakpoint
CREATE INDEX "problem_reports_shop_id_created_at_idx" ON "problem_reports" USING btree ("shop_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "problem_reports_shop_id_shipment_id_idx" ON "problem_reports" USING btree ("shop_id","shipment_id");