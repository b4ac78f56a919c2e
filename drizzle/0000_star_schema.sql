CREATE TABLE "archetypes" (
	"tenant_id" integer NOT NULL,
	"archetype_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"segments" jsonb NOT NULL,
	"customers" integer NOT NULL,
	"net_value_cents" bigint,
	"average_net_value_cents" bigint,
	"average_orders" double precision,
	"average_churn_risk" double precision,
	"average_recency_days" double precision,
	"net_value_90_cents" bigint,
	"net_value_previous_90_cents" bigint,
	CONSTRAINT "archetypes_tenant_id_archetype_id_pk" PRIMARY KEY("tenant_id","archetype_id")
);
--> statement-breakpoint
ALTER TABLE "archetypes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_profiles" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"features" jsonb NOT NULL,
	"memberships" jsonb NOT NULL,
	"archetype_id" text,
	CONSTRAINT "customer_profiles_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "customer_profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_sales" (
	"tenant_id" integer NOT NULL,
	"day" date NOT NULL,
	"orders" integer NOT NULL,
	"customers" integer NOT NULL,
	"new_customers" integer NOT NULL,
	"net_value_cents" bigint NOT NULL,
	"sales_value_cents" bigint NOT NULL,
	CONSTRAINT "daily_sales_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
ALTER TABLE "daily_sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fact_customer_current" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"first_order_at" timestamp with time zone,
	"last_order_at" timestamp with time zone,
	"orders" integer NOT NULL,
	"purchase_days" integer NOT NULL,
	"returns" integer NOT NULL,
	"net_value_cents" bigint,
	"average_order_value_cents" bigint,
	"discounted_orders" integer NOT NULL,
	"recency_days" double precision,
	"tenure_days" double precision,
	"interpurchase_mean_days" double precision,
	"interpurchase_cv" double precision,
	"orders_90" integer NOT NULL,
	"orders_previous_90" integer NOT NULL,
	"main_category" text,
	"churn_risk" double precision,
	"churn_level" text,
	"lifecycle" text,
	"expected_value_12m_cents" bigint,
	"value_at_risk_cents" bigint,
	"churn_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "fact_customer_current_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "fact_customer_current" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fact_customer_history" (
	"tenant_id" integer NOT NULL,
	"snapshot_date" date NOT NULL,
	"customer_id" text NOT NULL,
	"orders" integer NOT NULL,
	"net_value_cents" bigint,
	"churn_risk" double precision,
	"lifecycle" text,
	"archetype_id" text,
	CONSTRAINT "fact_customer_history_tenant_id_snapshot_date_customer_id_pk" PRIMARY KEY("tenant_id","snapshot_date","customer_id")
);
--> statement-breakpoint
ALTER TABLE "fact_customer_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_runs" (
	"tenant_id" integer NOT NULL,
	"model_run_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "model_runs_model_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"trained_at" timestamp with time zone NOT NULL,
	"data_from" timestamp with time zone,
	"data_to" timestamp with time zone,
	"parameters" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	CONSTRAINT "model_runs_tenant_id_model_run_id_pk" PRIMARY KEY("tenant_id","model_run_id")
);
--> statement-breakpoint
ALTER TABLE "model_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handled_deliveries" (
	"tenant_id" integer NOT NULL,
	"delivery_key" text NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handled_deliveries_tenant_id_delivery_key_pk" PRIMARY KEY("tenant_id","delivery_key")
);
--> statement-breakpoint
ALTER TABLE "handled_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_rejects" (
	"tenant_id" integer NOT NULL,
	"sync_run_id" bigint NOT NULL,
	"file" text NOT NULL,
	"line_no" integer NOT NULL,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	CONSTRAINT "import_rejects_tenant_id_sync_run_id_file_line_no_pk" PRIMARY KEY("tenant_id","sync_run_id","file","line_no")
);
--> statement-breakpoint
ALTER TABLE "import_rejects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leases" (
	"tenant_id" integer NOT NULL,
	"lease" text NOT NULL,
	"holder" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "leases_tenant_id_lease_pk" PRIMARY KEY("tenant_id","lease")
);
--> statement-breakpoint
ALTER TABLE "leases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "source_states" (
	"tenant_id" integer NOT NULL,
	"source" text NOT NULL,
	"fingerprint" text NOT NULL,
	"watermark" timestamp with time zone,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "source_states_tenant_id_source_pk" PRIMARY KEY("tenant_id","source")
);
--> statement-breakpoint
ALTER TABLE "source_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"tenant_id" integer NOT NULL,
	"sync_run_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sync_runs_sync_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"watermark" timestamp with time zone,
	"error" text,
	CONSTRAINT "sync_runs_tenant_id_sync_run_id_pk" PRIMARY KEY("tenant_id","sync_run_id")
);
--> statement-breakpoint
ALTER TABLE "sync_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "combined_sales" (
	"tenant_id" integer NOT NULL,
	"order_id" text NOT NULL,
	"customer_id" text,
	"order_kind" text NOT NULL,
	"order_date" timestamp with time zone NOT NULL,
	"source_updated_at" timestamp with time zone,
	"currency" text NOT NULL,
	"order_value_cents" bigint NOT NULL,
	"reporting_value_cents" bigint,
	"shipping_cost_cents" bigint,
	"discount_amount_cents" bigint,
	"tax_amount_cents" bigint,
	"refunded_amount_cents" bigint,
	"product_category" text,
	"line_count" integer NOT NULL,
	"item_count" integer NOT NULL,
	"payment_method" text,
	"financial_status" text,
	"fulfillment_status" text,
	"country" text,
	"content_hash" text NOT NULL,
	"sync_run_id" bigint NOT NULL,
	CONSTRAINT "combined_sales_tenant_id_order_id_pk" PRIMARY KEY("tenant_id","order_id")
);
--> statement-breakpoint
ALTER TABLE "combined_sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customers" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"alias" text NOT NULL,
	"email_hash" text,
	"phone_hash" text,
	CONSTRAINT "customers_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" integer NOT NULL,
	"product_id" text NOT NULL,
	"title" text,
	"category" text,
	CONSTRAINT "products_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sales_lines" (
	"tenant_id" integer NOT NULL,
	"order_id" text NOT NULL,
	"line_no" integer NOT NULL,
	"product_id" text NOT NULL,
	"quantity" double precision NOT NULL,
	"unit_price" double precision NOT NULL,
	"line_value_cents" bigint NOT NULL,
	"discount_cents" bigint,
	CONSTRAINT "sales_lines_tenant_id_order_id_line_no_pk" PRIMARY KEY("tenant_id","order_id","line_no")
);
--> statement-breakpoint
ALTER TABLE "sales_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tenants_tenant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"identity_key" text NOT NULL,
	"data_version" bigint DEFAULT 0 NOT NULL,
	"is_synthetic" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE INDEX "customer_profiles_archetype" ON "customer_profiles" USING btree ("tenant_id","archetype_id");--> statement-breakpoint
CREATE INDEX "fact_customer_value_at_risk" ON "fact_customer_current" USING btree ("tenant_id","value_at_risk_cents");--> statement-breakpoint
CREATE INDEX "fact_customer_net_value" ON "fact_customer_current" USING btree ("tenant_id","net_value_cents");--> statement-breakpoint
CREATE INDEX "handled_deliveries_age" ON "handled_deliveries" USING btree ("tenant_id","handled_at");--> statement-breakpoint
CREATE INDEX "sync_runs_started" ON "sync_runs" USING btree ("tenant_id","started_at");--> statement-breakpoint
CREATE INDEX "combined_sales_customer" ON "combined_sales" USING btree ("tenant_id","customer_id","order_date");--> statement-breakpoint
CREATE INDEX "combined_sales_date" ON "combined_sales" USING btree ("tenant_id","order_date");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_alias" ON "customers" USING btree ("tenant_id","alias");--> statement-breakpoint
CREATE INDEX "customers_email_hash" ON "customers" USING btree ("tenant_id","email_hash");--> statement-breakpoint
CREATE INDEX "customers_phone_hash" ON "customers" USING btree ("tenant_id","phone_hash");--> statement-breakpoint
CREATE INDEX "sales_lines_product" ON "sales_lines" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "archetypes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_profiles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "daily_sales" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "fact_customer_current" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "fact_customer_history" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "model_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "handled_deliveries" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "import_rejects" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "leases" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "source_states" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sync_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "combined_sales" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "products" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sales_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);