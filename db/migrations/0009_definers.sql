-- A function that acts as the owner looks names up in our schema only. Without `pg_temp` at the end of its path, a
-- temporary table of the caller's would be found before ours.
CREATE OR REPLACE FUNCTION raise_walls() RETURNS void LANGUAGE plpgsql AS $$
DECLARE t record; f record;
BEGIN
  FOR t IN
    SELECT c.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'shop_id' AND NOT a.attisdropped) AS tenant
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('REVOKE ALL ON public.%I FROM porchlight_app', t.relname);
    IF t.tenant THEN
      EXECUTE format('DROP POLICY IF EXISTS tenant ON public.%I', t.relname);
      EXECUTE format('CREATE POLICY tenant ON public.%I TO porchlight_app USING (shop_id = (SELECT current_shop())) WITH CHECK (shop_id = (SELECT current_shop()))', t.relname);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO porchlight_app', t.relname);
    END IF;
  END LOOP;
  -- History is appended to, never edited.
  REVOKE UPDATE, DELETE ON ledger_entries, credit_entries, audit_log, return_events, tracking_events, brand_versions, policy_versions FROM porchlight_app;
  DROP POLICY IF EXISTS tenant ON shops;
  CREATE POLICY tenant ON shops TO porchlight_app USING (id = (SELECT current_shop()));
  GRANT SELECT, UPDATE (name, time_zone, default_locale, locales) ON shops TO porchlight_app;
  -- Counters hold keyed hashes only and belong to no shop.
  DROP POLICY IF EXISTS everyone ON rate_limits;
  CREATE POLICY everyone ON rate_limits TO porchlight_app USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO porchlight_app;
  FOR f IN
    SELECT p.oid::regprocedure AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', f.signature);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM public', f.signature);
  END LOOP;
END $$;--> statement-breakpoint
-- The app role asks for work of the shop it acts for, and of no other.
CREATE OR REPLACE FUNCTION enqueue_job(p_task text, p_payload json, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL, p_max_attempts integer DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF current_setting('role') = 'porchlight_app' AND p_payload->>'shopId' IS DISTINCT FROM current_shop()::text THEN
    RAISE insufficient_privilege USING MESSAGE = 'a job of another shop';
  END IF;
  PERFORM graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, max_attempts => p_max_attempts, job_key => p_key);
END $$;--> statement-breakpoint
SELECT raise_walls();
