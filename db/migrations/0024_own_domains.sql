CREATE TABLE "domains" (
	"shop_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"host" text NOT NULL,
	"token" text NOT NULL,
	"state" text NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"checked_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"released_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domains_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "domains_host_check" CHECK ("domains"."host" = lower("domains"."host") and length("domains"."host") between 4 and 253),
	CONSTRAINT "domains_verified_check" CHECK ("domains"."state" not in ('verified', 'failing') or "domains"."verified_at" is not null),
	CONSTRAINT "domains_failing_check" CHECK (("domains"."state" = 'failing') = ("domains"."failing_since" is not null)),
	CONSTRAINT "domains_released_check" CHECK (("domains"."state" = 'released') = ("domains"."released_at" is not null)),
	CONSTRAINT "domains_primary_check" CHECK (not "domains"."is_primary" or "domains"."state" in ('verified', 'failing'))
);
--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_host_key" ON "domains" USING btree ("host") WHERE "domains"."state" in ('verified', 'failing');--> statement-breakpoint
CREATE UNIQUE INDEX "domains_shop_id_host_key" ON "domains" USING btree ("shop_id","host") WHERE "domains"."state" <> 'released';--> statement-breakpoint
CREATE UNIQUE INDEX "domains_shop_id_primary_key" ON "domains" USING btree ("shop_id") WHERE "domains"."is_primary";--> statement-breakpoint
CREATE INDEX "domains_host_released_at_idx" ON "domains" USING btree ("host","released_at") WHERE "domains"."state" = 'released';--> statement-breakpoint
-- The shop behind a name that is served; nothing of names that are not.
CREATE FUNCTION find_domain(p_host text)
  RETURNS TABLE (slug text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.slug FROM domains d JOIN shops s ON s.id = d.shop_id WHERE d.host = p_host AND d.state IN ('verified', 'failing')
$$;--> statement-breakpoint
-- Whether a name is another shop's: served for it now, or given up less than 30 days ago, while its old links are about.
CREATE FUNCTION domain_is_held(p_host text, p_now timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM domains d
    WHERE d.host = p_host AND d.shop_id <> current_shop()
      AND (d.state IN ('verified', 'failing') OR (d.state = 'released' AND d.verified_at IS NOT NULL AND d.released_at > p_now - interval '30 days'))
  )
$$;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_domain(text), domain_is_held(text, timestamptz) TO porchlight_app;--> statement-breakpoint
-- The public face of a shop also says under which name of its own it is found.
DROP FUNCTION find_shop(text);--> statement-breakpoint
CREATE FUNCTION find_shop(p_slug text)
  RETURNS TABLE (shop_id uuid, slug text, name text, time_zone text, currency text, default_locale text, locales text[], is_demo boolean, brand_version integer, theme jsonb, offers_withdrawal boolean, domain text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id, s.slug, s.name, s.time_zone, s.currency, s.default_locale, s.locales, s.is_demo, b.published_version, v.theme,
    coalesce((SELECT (p.document->'statutory_withdrawal'->>'enabled')::boolean FROM policy_versions p WHERE p.shop_id = s.id ORDER BY p.version DESC LIMIT 1), true),
    (SELECT d.host FROM domains d WHERE d.shop_id = s.id AND d.is_primary)
  FROM shops s
  LEFT JOIN brands b ON b.shop_id = s.id AND b.is_default
  LEFT JOIN brand_versions v ON v.shop_id = b.shop_id AND v.brand_id = b.id AND v.version = b.published_version
  WHERE s.slug = p_slug
$$;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_shop(text) TO porchlight_app;
