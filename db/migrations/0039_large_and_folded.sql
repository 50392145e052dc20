ALTER TABLE "inbox" ADD COLUMN "large_bytes" integer;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "fold_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "inbox_shop_id_connection_id_received_at_idx" ON "inbox" USING btree ("shop_id","connection_id","received_at") WHERE "inbox"."large_bytes" is not null;--> statement-breakpoint
CREATE INDEX "shipments_shop_id_fold_version_idx" ON "shipments" USING btree ("shop_id","fold_version");