ALTER TABLE "returns" ADD COLUMN "discount_taken" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Of what was paid before, what was quoted is the best that is known.
UPDATE "returns" r SET "discount_taken" = coalesce((r.quote #>> '{money,discount_taken_back,amount}')::bigint, 0)
WHERE r.quote #> '{money,discount_taken_back}' IS NOT NULL
  AND EXISTS (SELECT FROM "refund_intents" i WHERE i.shop_id = r.shop_id AND i.return_id = r.id AND i.state <> 'failed');
