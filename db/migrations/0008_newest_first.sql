DROP INDEX "feedback_shop_id_created_at_idx";--> statement-breakpoint
DROP INDEX "notifications_shop_id_created_at_idx";--> statement-breakpoint
DROP INDEX "notifications_shop_id_state_idx";--> statement-breakpoint
DROP INDEX "orders_shop_id_placed_at_idx";--> statement-breakpoint
DROP INDEX "returns_shop_id_created_at_idx";--> statement-breakpoint
CREATE INDEX "feedback_shop_id_created_at_idx" ON "feedback" USING btree ("shop_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_shop_id_created_at_idx" ON "notifications" USING btree ("shop_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_shop_id_state_idx" ON "notifications" USING btree ("shop_id","state","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "notifications"."state" <> 'sent';--> statement-breakpoint
CREATE INDEX "orders_shop_id_placed_at_idx" ON "orders" USING btree ("shop_id","placed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "returns_shop_id_created_at_idx" ON "returns" USING btree ("shop_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);