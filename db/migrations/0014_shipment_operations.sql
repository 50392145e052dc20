CREATE TABLE "carrier_contracts" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"lanes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cut_off" text,
	"liability_amount" bigint,
	"liability_currency" text,
	"claim_lost_days" integer,
	"claim_damaged_days" integer,
	"claim_late_days" integer,
	"contacts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"requests" text[] DEFAULT '{}' NOT NULL,
	"holidays" text[] DEFAULT '{}' NOT NULL,
	"account" text,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carrier_contracts_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "carrier_contracts_shop_id_carrier_service_key" UNIQUE("shop_id","carrier","service"),
	CONSTRAINT "carrier_contracts_cut_off_check" CHECK ("carrier_contracts"."cut_off" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "carrier_contracts_liability_check" CHECK (("carrier_contracts"."liability_amount" is null) = ("carrier_contracts"."liability_currency" is null) and "carrier_contracts"."liability_amount" >= 0 and "carrier_contracts"."liability_currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "carrier_contracts_days_check" CHECK ("carrier_contracts"."claim_lost_days" between 1 and 3650 and "carrier_contracts"."claim_damaged_days" between 1 and 3650 and "carrier_contracts"."claim_late_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"detail" text,
	"note" text,
	CONSTRAINT "case_events_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "case_events_note_check" CHECK (length("case_events"."note") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"pain" integer NOT NULL,
	"owner_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cases_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "cases_closed_check" CHECK (("cases"."state" = 'closed') = ("cases"."closed_at" is not null and "cases"."outcome" is not null))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"paid_amount" bigint,
	"deadline" text,
	"reference" text,
	"note" text,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "claims_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "claims_amounts_check" CHECK ("claims"."amount" >= 0 and "claims"."paid_amount" >= 0 and "claims"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "claims_paid_check" CHECK (("claims"."state" = 'paid') = ("claims"."paid_amount" is not null))
);
--> statement-breakpoint
CREATE TABLE "scorecard_links" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"carrier" text,
	"days" integer NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	CONSTRAINT "scorecard_links_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "scorecard_links_token_hash_key" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "carrier_contracts" ADD CONSTRAINT "carrier_contracts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_shop_id_case_id_cases_shop_id_id_fk" FOREIGN KEY ("shop_id","case_id") REFERENCES "public"."cases"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_shop_id_order_id_shipment_id_shipments_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","shipment_id") REFERENCES "public"."shipments"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_shop_id_order_id_shipment_id_shipments_shop_id_order_id_id_fk" FOREIGN KEY ("shop_id","order_id","shipment_id") REFERENCES "public"."shipments"("shop_id","order_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecard_links" ADD CONSTRAINT "scorecard_links_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_shop_id_case_id_idx" ON "case_events" USING btree ("shop_id","case_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_shop_id_shipment_id_kind_key" ON "cases" USING btree ("shop_id","shipment_id","kind") WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX "cases_shop_id_pain_idx" ON "cases" USING btree ("shop_id","pain" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX "cases_shop_id_closed_at_idx" ON "cases" USING btree ("shop_id","closed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "cases"."state" = 'closed';--> statement-breakpoint
CREATE INDEX "cases_shop_id_shipment_id_idx" ON "cases" USING btree ("shop_id","shipment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_shop_id_shipment_id_key" ON "claims" USING btree ("shop_id","shipment_id") WHERE "claims"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "claims_shop_id_opened_at_idx" ON "claims" USING btree ("shop_id","opened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "claims_shop_id_state_idx" ON "claims" USING btree ("shop_id","state","opened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "scorecard_links_shop_id_created_at_idx" ON "scorecard_links" USING btree ("shop_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
-- What was done about a case is history too: the list of such tables stands in raise_walls(), whatever else has joined it.
DO $$
DECLARE walls text := pg_get_functiondef('raise_walls()'::regprocedure);
BEGIN
  IF position('case_events' IN walls) = 0 THEN
    EXECUTE replace(walls, 'REVOKE UPDATE, DELETE ON ', 'REVOKE UPDATE, DELETE ON case_events, ');
  END IF;
END $$;--> statement-breakpoint
-- A shared scorecard (by the SHA-256 of its token): whose, of what and for how many days, while it is open; else no row.
CREATE FUNCTION open_scorecard_link(p_hash bytea, p_now timestamptz)
  RETURNS TABLE (shop_id uuid, link_id uuid, carrier text, days integer, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.shop_id, l.id, l.carrier, l.days, l.expires_at FROM scorecard_links l
  WHERE l.token_hash = p_hash AND l.revoked_at IS NULL AND l.expires_at > p_now
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION open_scorecard_link(bytea, timestamptz) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION open_scorecard_link(bytea, timestamptz) TO porchlight_app;--> statement-breakpoint
SELECT raise_walls();
