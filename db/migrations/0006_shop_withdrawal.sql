-- The public face of a shop also says whether it offers the statutory withdrawal, which every one of its pages must reach.
DROP FUNCTION find_shop(text);--> statement-breakpoint
CREATE FUNCTION find_shop(p_slug text)
  RETURNS TABLE (shop_id uuid, slug text, name text, time_zone text, currency text, default_locale text, locales text[], is_demo boolean, brand_version integer, theme jsonb, offers_withdrawal boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.id, s.slug, s.name, s.time_zone, s.currency, s.default_locale, s.locales, s.is_demo, b.published_version, v.theme,
    coalesce((SELECT (p.document->'statutory_withdrawal'->>'enabled')::boolean FROM policy_versions p WHERE p.shop_id = s.id ORDER BY p.version DESC LIMIT 1), true)
  FROM shops s
  LEFT JOIN brands b ON b.shop_id = s.id AND b.is_default
  LEFT JOIN brand_versions v ON v.shop_id = b.shop_id AND v.brand_id = b.id AND v.version = b.published_version
  WHERE s.slug = p_slug
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_shop(text) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_shop(text) TO porchlight_app;
