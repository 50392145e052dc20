-- Another shop of the same house. The app role may write no row of `shops`: only an owner of the shop they come from opens
-- one, becomes its owner, and goes on in it for the rest of the transaction. False: somebody has that name.
CREATE FUNCTION found_shop(p_id uuid, p_slug text, p_name text, p_time_zone text, p_currency text, p_locales text[], p_user uuid, p_most integer, p_now timestamptz)
  RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  demo boolean;
BEGIN
  SELECT s.is_demo INTO demo FROM shops s JOIN members m ON m.shop_id = s.id
    WHERE s.id = current_shop() AND m.user_id = p_user AND m.role = 'owner';
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an owner opens another shop';
  END IF;
  -- Held until the transaction ends, so that two at once are counted one after the other.
  PERFORM FROM users WHERE id = p_user FOR UPDATE;
  IF (SELECT count(*) FROM members WHERE user_id = p_user AND role = 'owner') >= p_most THEN
    RAISE program_limit_exceeded USING MESSAGE = 'too many shops';
  END IF;
  INSERT INTO shops (id, slug, name, time_zone, currency, default_locale, locales, is_demo, created_at)
    VALUES (p_id, p_slug, p_name, p_time_zone, p_currency, p_locales[1], p_locales, demo, p_now) ON CONFLICT (slug) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO members (shop_id, user_id, role, created_at) VALUES (p_id, p_user, 'owner', p_now);
  PERFORM set_config('app.tenant', p_id::text, true);
  RETURN true;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION found_shop(uuid, text, text, text, text, text[], uuid, integer, timestamptz) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION found_shop(uuid, text, text, text, text, text[], uuid, integer, timestamptz) TO porchlight_app;
