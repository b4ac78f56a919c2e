CREATE TABLE "archetype_transitions" (
	"tenant_id" integer NOT NULL,
	"transition_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "archetype_transitions_transition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"from_archetype_id" text,
	"to_archetype_id" text,
	"customers" integer NOT NULL,
	CONSTRAINT "archetype_transitions_tenant_id_transition_id_pk" PRIMARY KEY("tenant_id","transition_id")
);
--> statement-breakpoint
ALTER TABLE "archetype_transitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaign_scores" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"retention" double precision,
	"growth" double precision,
	"winback" double precision,
	"seasonal" double precision,
	"loyalty" double precision,
	"acquisition" double precision,
	"expected_value_rank" double precision,
	"value_at_risk_rank" double precision,
	"net_value_rank" double precision,
	"season_share" double precision,
	"shop_season_share" double precision,
	CONSTRAINT "campaign_scores_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "campaign_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cohort_retention" (
	"tenant_id" integer NOT NULL,
	"cohort" date NOT NULL,
	"months_since" integer NOT NULL,
	"customers" integer NOT NULL,
	"active" integer NOT NULL,
	"orders" integer NOT NULL,
	"net_value_cents" bigint NOT NULL,
	CONSTRAINT "cohort_retention_tenant_id_cohort_months_since_pk" PRIMARY KEY("tenant_id","cohort","months_since")
);
--> statement-breakpoint
ALTER TABLE "cohort_retention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_activity" (
	"tenant_id" integer NOT NULL,
	"day" date NOT NULL,
	"active" integer NOT NULL,
	"lapsed" integer NOT NULL,
	"returned" integer NOT NULL,
	CONSTRAINT "daily_activity_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
ALTER TABLE "daily_activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fit_checkpoints" (
	"tenant_id" integer NOT NULL,
	"kind" text NOT NULL,
	"input_digest" text NOT NULL,
	"result" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fit_checkpoints_tenant_id_kind_pk" PRIMARY KEY("tenant_id","kind")
);
--> statement-breakpoint
ALTER TABLE "fit_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forecasts" (
	"tenant_id" integer NOT NULL,
	"metric" text NOT NULL,
	"granularity" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"first_start" text NOT NULL,
	"forecast" jsonb NOT NULL,
	CONSTRAINT "forecasts_tenant_id_metric_granularity_pk" PRIMARY KEY("tenant_id","metric","granularity")
);
--> statement-breakpoint
ALTER TABLE "forecasts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_recommendations" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"again" jsonb NOT NULL,
	"discover" jsonb NOT NULL,
	CONSTRAINT "customer_recommendations_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "customer_recommendations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_figures" (
	"tenant_id" integer NOT NULL,
	"product_id" text NOT NULL,
	"baskets" integer NOT NULL,
	"customers" integer NOT NULL,
	"customers_again" integer NOT NULL,
	"days_between_median" double precision,
	"units" double precision NOT NULL,
	"sales_value_cents" bigint NOT NULL,
	"baskets_90" integer NOT NULL,
	"first_sold_on" date NOT NULL,
	"last_sold_on" date NOT NULL,
	CONSTRAINT "product_figures_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "product_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_pairs" (
	"tenant_id" integer NOT NULL,
	"product_id" text NOT NULL,
	"other_product_id" text NOT NULL,
	"baskets_both" integer NOT NULL,
	"baskets_product" integer NOT NULL,
	"baskets_other" integer NOT NULL,
	"baskets_total" integer NOT NULL,
	"support" double precision NOT NULL,
	"confidence" double precision NOT NULL,
	"lift" double precision NOT NULL,
	"p_value" double precision NOT NULL,
	"similarity" double precision NOT NULL,
	CONSTRAINT "product_pairs_tenant_id_product_id_other_product_id_pk" PRIMARY KEY("tenant_id","product_id","other_product_id")
);
--> statement-breakpoint
ALTER TABLE "product_pairs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "model_runs" ALTER COLUMN "duration_ms" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "archetypes" ADD COLUMN "level" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "archetypes" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "archetypes" ADD COLUMN "median_net_value_cents" bigint;--> statement-breakpoint
ALTER TABLE "customer_profiles" ADD COLUMN "behaviour" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_sales" ADD COLUMN "valued_orders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "rfm_recency" smallint;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "rfm_frequency" smallint;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "rfm_monetary" smallint;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "rfm_segment" text;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "b2b_likelihood" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "b2b_signals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "momentum" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "momentum_state" text;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "discount_dependency" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "discount_state" text;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "cadence_state" text;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "overdue_days" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "p_alive" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "expected_purchases_12m" double precision;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "expected_value_12m_low_cents" bigint;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "expected_value_12m_high_cents" bigint;--> statement-breakpoint
ALTER TABLE "fact_customer_history" ADD COLUMN "expected_value_12m_cents" bigint;--> statement-breakpoint
ALTER TABLE "fact_customer_history" ADD COLUMN "value_at_risk_cents" bigint;--> statement-breakpoint
ALTER TABLE "model_runs" ADD COLUMN "peak_memory_bytes" bigint;--> statement-breakpoint
CREATE INDEX "archetype_transitions_dates" ON "archetype_transitions" USING btree ("tenant_id","to_date","from_date");--> statement-breakpoint
CREATE INDEX "product_pairs_similarity" ON "product_pairs" USING btree ("tenant_id","product_id","similarity");--> statement-breakpoint
CREATE INDEX "model_runs_newest" ON "model_runs" USING btree ("tenant_id","kind","model_run_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "archetype_transitions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "campaign_scores" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "cohort_retention" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "daily_activity" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "fit_checkpoints" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "forecasts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_recommendations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_figures" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_pairs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);