ALTER TABLE "returns" ADD COLUMN "secured_by" text;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "security" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD COLUMN "expires_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_security_check" CHECK ("returns"."security" >= 0 and ("returns"."security" = 0 or "returns"."secured_by" is not null) and ("returns"."secured_by" is null or "returns"."sends_first"));