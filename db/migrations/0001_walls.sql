-- The app role owns nothing, logs in as nobody and cannot bypass row-level security. Pools connect with
-- `-c role=porchlight_app`; the role itself is made by db/migrate.ts, since roles belong to the cluster.
GRANT USAGE ON SCHEMA public TO porchlight_app;--> statement-breakpoint

-- Every table of a shop: rows of the current tenant only. An unset tenant sees and writes nothing.
CREATE FUNCTION current_shop() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;--> statement-breakpoint

CREATE FUNCTION raise_walls() RETURNS void LANGUAGE plpgsql AS $$
DECLARE t record;
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
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION raise_walls() FROM public;--> statement-breakpoint
SELECT raise_walls();--> statement-breakpoint

-- What must be read before a tenant is known. Each takes a secret or a public name and returns the least that opens the gate.

-- A path token (by its SHA-256): sets the tenant for the rest of the transaction and returns the grant, or no row.
CREATE FUNCTION open_grant(p_hash bytea, p_now timestamptz)
  RETURNS TABLE (shop_id uuid, grant_id uuid, purpose text, scope text, order_id uuid, return_id uuid, is_open boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN QUERY
    SELECT g.shop_id, g.id, g.purpose, g.scope, g.order_id, g.return_id, g.revoked_at IS NULL AND g.expires_at > p_now
    FROM grants g WHERE g.token_hash = p_hash;
  PERFORM set_config('app.tenant', (SELECT g.shop_id::text FROM grants g WHERE g.token_hash = p_hash AND g.revoked_at IS NULL AND g.expires_at > p_now), true);
END $$;--> statement-breakpoint

CREATE FUNCTION find_api_key(p_hash bytea, p_now timestamptz)
  RETURNS TABLE (shop_id uuid, key_id uuid, scopes text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT k.shop_id, k.id, k.scopes FROM api_keys k
  WHERE k.hash = p_hash AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > p_now)
$$;--> statement-breakpoint

CREATE FUNCTION find_connection(p_id uuid)
  RETURNS TABLE (shop_id uuid, source text, secret_sealed bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.shop_id, c.source, c.secret_sealed FROM connections c WHERE c.id = p_id AND c.deleted_at IS NULL
$$;--> statement-breakpoint

-- A shop's public face: what anyone who opens its look-up page sees.
CREATE FUNCTION find_shop(p_slug text)
  RETURNS TABLE (shop_id uuid, slug text, name text, time_zone text, currency text, default_locale text, locales text[], is_demo boolean, brand_version integer, theme jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, s.slug, s.name, s.time_zone, s.currency, s.default_locale, s.locales, s.is_demo, b.published_version, v.theme
  FROM shops s
  LEFT JOIN brands b ON b.shop_id = s.id AND b.is_default
  LEFT JOIN brand_versions v ON v.shop_id = b.shop_id AND v.brand_id = b.id AND v.version = b.published_version
  WHERE s.slug = p_slug
$$;--> statement-breakpoint

CREATE FUNCTION list_shops()
  RETURNS TABLE (shop_id uuid, slug text, is_demo boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id, shops.slug, shops.is_demo FROM shops ORDER BY created_at, id
$$;--> statement-breakpoint

-- Staff. A user spans shops, so the tables carry no tenant and the app role has no right on them.
CREATE FUNCTION find_user(p_email text)
  RETURNS TABLE (user_id uuid, email text, name text, password_hash text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.id, u.email, u.name, p.hash FROM users u LEFT JOIN user_passwords p ON p.user_id = u.id WHERE u.email = lower(p_email)
$$;--> statement-breakpoint

CREATE FUNCTION start_staff_session(p_id uuid, p_user uuid, p_now timestamptz, p_expires timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO staff_sessions (id, user_id, created_at, expires_at) VALUES (p_id, p_user, p_now, p_expires)
$$;--> statement-breakpoint

CREATE FUNCTION find_staff_session(p_id uuid, p_now timestamptz)
  RETURNS TABLE (user_id uuid, email text, name text, memberships jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.id, u.email, u.name,
    coalesce((SELECT jsonb_agg(jsonb_build_object('shop_id', s.id, 'slug', s.slug, 'name', s.name, 'role', m.role) ORDER BY s.created_at, s.slug)
      FROM members m JOIN shops s ON s.id = m.shop_id WHERE m.user_id = u.id), '[]'::jsonb)
  FROM staff_sessions t JOIN users u ON u.id = t.user_id
  WHERE t.id = p_id AND t.revoked_at IS NULL AND t.expires_at > p_now
$$;--> statement-breakpoint

CREATE FUNCTION end_staff_session(p_id uuid, p_now timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE staff_sessions SET revoked_at = p_now WHERE id = p_id AND revoked_at IS NULL
$$;--> statement-breakpoint

CREATE FUNCTION issue_login_token(p_hash bytea, p_user uuid, p_expires timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO login_tokens (token_hash, user_id, expires_at) VALUES (p_hash, p_user, p_expires)
$$;--> statement-breakpoint

-- Once: the update is the check.
CREATE FUNCTION use_login_token(p_hash bytea, p_now timestamptz)
  RETURNS TABLE (user_id uuid, email text, name text)
  LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH used AS (
    UPDATE login_tokens SET used_at = p_now WHERE token_hash = p_hash AND used_at IS NULL AND expires_at > p_now RETURNING login_tokens.user_id
  )
  SELECT u.id, u.email, u.name FROM used JOIN users u ON u.id = used.user_id
$$;--> statement-breakpoint

-- The names of a shop's own members, for its settings page and "who did what".
CREATE FUNCTION list_members()
  RETURNS TABLE (user_id uuid, email text, name text, role text, created_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT u.id, u.email, u.name, m.role, m.created_at FROM members m JOIN users u ON u.id = m.user_id
  WHERE m.shop_id = current_shop() ORDER BY m.created_at, u.email
$$;--> statement-breakpoint

-- Finds or makes the person behind an address, so that an invitation can add a member to the caller's shop.
CREATE FUNCTION ensure_user(p_id uuid, p_email text, p_name text) RETURNS uuid
  LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  INSERT INTO users (id, email, name) VALUES (p_id, lower(p_email), p_name)
  ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id
$$;--> statement-breakpoint

-- A job is a row written in the transaction that causes it; graphile-worker's own tables refuse the app role.
CREATE FUNCTION enqueue_job(p_task text, p_payload json, p_key text DEFAULT NULL, p_run_at timestamptz DEFAULT NULL, p_max_attempts integer DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, max_attempts => p_max_attempts, job_key => p_key);
END $$;--> statement-breakpoint

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION current_shop(), open_grant(bytea, timestamptz), find_api_key(bytea, timestamptz), find_connection(uuid), find_shop(text),
  list_shops(), find_user(text), start_staff_session(uuid, uuid, timestamptz, timestamptz), find_staff_session(uuid, timestamptz),
  end_staff_session(uuid, timestamptz), issue_login_token(bytea, uuid, timestamptz), use_login_token(bytea, timestamptz), list_members(),
  ensure_user(uuid, text, text), enqueue_job(text, json, text, timestamptz, integer) TO porchlight_app;
