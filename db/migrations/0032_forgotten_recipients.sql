-- Who was given the goods and sends them back has no order: what they wrote goes by the returns named here.
DROP FUNCTION erase_history(uuid[], text[]);--> statement-breakpoint
CREATE FUNCTION erase_history(p_orders uuid[], p_words text[], p_returns uuid[] DEFAULT '{}') RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE tracking_events e SET description = NULL, location = NULL, signed_by = NULL,
      key = CASE WHEN e.key LIKE 'erased:%' THEN e.key ELSE 'erased:' || encode(sha256(convert_to(e.key, 'UTF8')), 'hex') END
    FROM shipments s
    WHERE e.shop_id = current_shop() AND s.shop_id = e.shop_id AND s.id = e.shipment_id AND s.order_id = ANY (p_orders);
  UPDATE return_events e SET note = NULL, data = CASE WHEN e.data::text ILIKE ANY (p_words) THEN '{}' ELSE e.data END
    FROM returns r
    WHERE e.shop_id = current_shop() AND r.shop_id = e.shop_id AND r.id = e.return_id
      AND (r.order_id = ANY (p_orders) OR r.id = ANY (p_returns));
  UPDATE case_events e SET note = NULL, detail = CASE WHEN e.detail ILIKE ANY (p_words) THEN NULL ELSE e.detail END
    FROM cases c
    WHERE e.shop_id = current_shop() AND c.shop_id = e.shop_id AND c.id = e.case_id AND c.order_id = ANY (p_orders);
  UPDATE audit_log SET details = NULL WHERE shop_id = current_shop() AND details ILIKE ANY (p_words);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erase_history(uuid[], text[], uuid[]) FROM public;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION erase_history(uuid[], text[], uuid[]) TO porchlight_app;
