CREATE TABLE "answer_feedback" (
	"tenant_id" integer NOT NULL,
	"turn_id" bigint NOT NULL,
	"person" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"question" text NOT NULL,
	"requests" jsonb NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_feedback_tenant_id_turn_id_person_pk" PRIMARY KEY("tenant_id","turn_id","person")
);
--> statement-breakpoint
ALTER TABLE "answer_feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_turns" (
	"tenant_id" integer NOT NULL,
	"turn_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "conversation_turns_turn_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation" text NOT NULL,
	"person" text NOT NULL,
	"is_private" boolean NOT NULL,
	"question" text NOT NULL,
	"requests" jsonb NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_turns_tenant_id_turn_id_pk" PRIMARY KEY("tenant_id","turn_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_usage" (
	"tenant_id" integer NOT NULL,
	"day" date NOT NULL,
	"purpose" text NOT NULL,
	"model" text NOT NULL,
	"requests" integer NOT NULL,
	"input_tokens" bigint NOT NULL,
	"cache_read_tokens" bigint NOT NULL,
	"cache_write_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost_micro_usd" bigint NOT NULL,
	CONSTRAINT "model_usage_tenant_id_day_purpose_model_pk" PRIMARY KEY("tenant_id","day","purpose","model")
);
--> statement-breakpoint
ALTER TABLE "model_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "answer_feedback_at" ON "answer_feedback" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "conversation_turns_conversation" ON "conversation_turns" USING btree ("tenant_id","conversation","turn_id");--> statement-breakpoint
CREATE INDEX "conversation_turns_at" ON "conversation_turns" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "answer_feedback" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "conversation_turns" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "model_usage" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);