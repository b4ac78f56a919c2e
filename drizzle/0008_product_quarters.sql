ALTER TABLE "product_figures" ADD COLUMN "valued_baskets" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_figures" ADD COLUMN "baskets_previous_90" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_figures" ADD COLUMN "sales_value_90_cents" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_figures" ADD COLUMN "sales_value_previous_90_cents" bigint DEFAULT 0 NOT NULL;