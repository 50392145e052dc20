CREATE TABLE "erasures" (
	"shop_id" uuid NOT NULL,
	"email_key" "bytea" NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erasures_shop_id_email_key_pk" PRIMARY KEY("shop_id","email_key")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"status" integer,
	"error" text,
	"response" text,
	"duration_ms" integer,
	"last_attempt_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_deliveries_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "webhook_deliveries_endpoint_event_key" UNIQUE("shop_id","endpoint_id","event_id"),
	CONSTRAINT "webhook_deliveries_state_check" CHECK (("webhook_deliveries"."state" = 'queued') = ("webhook_deliveries"."next_attempt_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"previous_sealed" "bytea",
	"previous_until" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"disabled_reason" text,
	"failing_since" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "webhook_endpoints_url_check" CHECK (length("webhook_endpoints"."url") <= 2048),
	CONSTRAINT "webhook_endpoints_events_check" CHECK (cardinality("webhook_endpoints"."events") > 0),
	CONSTRAINT "webhook_endpoints_disabled_check" CHECK (("webhook_endpoints"."disabled_at" is null) = ("webhook_endpoints"."disabled_reason" is null)),
	CONSTRAINT "webhook_endpoints_previous_check" CHECK (("webhook_endpoints"."previous_sealed" is null) = ("webhook_endpoints"."previous_until" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"order_id" uuid,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT transaction_timestamp() NOT NULL,
	CONSTRAINT "webhook_events_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "webhook_events_subject_key" UNIQUE("shop_id","type","subject","created_at")
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_fk" FOREIGN KEY ("shop_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("shop_id","event_id") REFERENCES "public"."webhook_events"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD CONSTRAINT "webhook_events_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_newest_idx" ON "webhook_deliveries" USING btree ("shop_id","endpoint_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_deliveries_shop_id_event_id_idx" ON "webhook_deliveries" USING btree ("shop_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_events_shop_id_created_at_idx" ON "webhook_events" USING btree ("shop_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_events_shop_id_order_id_idx" ON "webhook_events" USING btree ("shop_id","order_id");--> statement-breakpoint
-- Jobs of one queue take turns: an endpoint that is slow to answer holds one worker's hand and no more.
DROP FUNCTION enqueue_job(text, json, text, timestamptz, integer);--> statement-breakpoint
CREATE FUNCTION enqueue_job(p_task text, p_payload json, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL, p_max_attempts integer DEFAULT NULL, p_queue text DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_setting('role') = 'porchlight_app' AND p_payload->>'shopId' IS DISTINCT FROM current_shop()::text THEN
    RAISE insufficient_privilege USING MESSAGE = 'a job of another shop';
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, queue_name => p_queue, run_at => p_run_at, max_attempts => p_max_attempts, job_key => p_key);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION enqueue_job(text, json, text, timestamptz, integer, text) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text, timestamptz, integer, text) TO porchlight_app;--> statement-breakpoint
-- History is append-only for the app role, but a person may ask to be forgotten: of the current shop's orders named here
-- the words go, what happened and when stays. A scan keeps an identity that says nothing, so that it still counts once.
-- p_words: patterns of what names the person, for texts that belong to no order.
CREATE FUNCTION erase_history(p_orders uuid[], p_words text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE tracking_events e SET description = NULL, location = NULL,
      key = CASE WHEN e.key LIKE 'erased:%' THEN e.key ELSE 'erased:' || encode(sha256(convert_to(e.key, 'UTF8')), 'hex') END
    FROM shipments s
    WHERE e.shop_id = current_shop() AND s.shop_id = e.shop_id AND s.id = e.shipment_id AND s.order_id = ANY (p_orders);
  UPDATE return_events e SET note = NULL, data = CASE WHEN e.data::text ILIKE ANY (p_words) THEN '{}' ELSE e.data END
    FROM returns r
    WHERE e.shop_id = current_shop() AND r.shop_id = e.shop_id AND r.id = e.return_id AND r.order_id = ANY (p_orders);
  UPDATE case_events e SET note = NULL, detail = CASE WHEN e.detail ILIKE ANY (p_words) THEN NULL ELSE e.detail END
    FROM cases c
    WHERE e.shop_id = current_shop() AND c.shop_id = e.shop_id AND c.id = e.case_id AND c.order_id = ANY (p_orders);
  UPDATE audit_log SET details = NULL WHERE shop_id = current_shop() AND details ILIKE ANY (p_words);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erase_history(uuid[], text[]) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erase_history(uuid[], text[]) TO porchlight_app;
