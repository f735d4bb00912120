CREATE TABLE school (
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    phase TEXT DEFAULT '' NOT NULL,
    early_years TEXT DEFAULT '' NOT NULL,
    sixth_form TEXT DEFAULT '' NOT NULL,
    identifier TEXT DEFAULT '' NOT NULL,
    period TEXT DEFAULT '' NOT NULL,
    purpose TEXT DEFAULT '' NOT NULL,
    context TEXT DEFAULT '' NOT NULL,
    board TEXT DEFAULT '' NOT NULL,
    roll INTEGER,
    disadvantaged TEXT,
    disadvantaged_national TEXT,
    send TEXT,
    send_national TEXT,
    eal TEXT,
    eal_national TEXT,
    mobility TEXT,
    mobility_national TEXT,
    attendance TEXT,
    attendance_national TEXT,
    figures_source TEXT DEFAULT '' NOT NULL,
    inspected_on TEXT,
    inspection_outcome TEXT DEFAULT '' NOT NULL,
    logo TEXT DEFAULT '' NOT NULL,
    accent TEXT DEFAULT '' NOT NULL,
    small_number_limit INTEGER,
    PRIMARY KEY (id),
    CHECK (phase IN ('', 'nursery', 'infant', 'junior', 'primary', 'middle', 'secondary', 'secondary_sixth', 'sixth', 'all_through', 'special', 'alternative')),
    CHECK (early_years IN ('', 'yes', 'no')),
    CHECK (sixth_form IN ('', 'yes', 'no'))
)
 STRICT;

CREATE TABLE recommendation (
    id TEXT NOT NULL,
    recommended TEXT DEFAULT '' NOT NULL,
    done TEXT DEFAULT '' NOT NULL,
    evidence TEXT DEFAULT '' NOT NULL,
    remains TEXT DEFAULT '' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE fact (
    id TEXT NOT NULL,
    number INTEGER,
    statement TEXT DEFAULT '' NOT NULL,
    realm TEXT,
    detail TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'observation' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    instrument TEXT DEFAULT '' NOT NULL,
    observed_on TEXT,
    check_by TEXT,
    about TEXT DEFAULT '' NOT NULL,
    people TEXT DEFAULT '' NOT NULL,
    n INTEGER,
    out_of INTEGER,
    leaves_out TEXT DEFAULT '' NOT NULL,
    tone TEXT DEFAULT 'neutral' NOT NULL,
    measure_id TEXT,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (kind IN ('observation', 'number', 'voice', 'document')),
    CHECK (people IN ('', 'children', 'staff', 'families', 'everyone')),
    CHECK (tone IN ('neutral', 'strength', 'concern')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE INDEX ix_fact_measure_id ON fact (measure_id);

CREATE TABLE measure (
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    unit TEXT DEFAULT 'percentage' NOT NULL,
    dataset TEXT DEFAULT '' NOT NULL,
    source_column TEXT DEFAULT '' NOT NULL,
    about TEXT DEFAULT '' NOT NULL,
    local_name TEXT DEFAULT '' NOT NULL,
    national_name TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (unit IN ('percentage', 'count_of', 'scale', 'number', 'money', 'yes_no', 'words'))
)
 STRICT;

CREATE TABLE reading (
    id TEXT NOT NULL,
    measure_id TEXT NOT NULL,
    period TEXT DEFAULT '' NOT NULL,
    sort_date TEXT,
    value TEXT,
    said TEXT DEFAULT '' NOT NULL,
    n INTEGER,
    out_of INTEGER,
    local TEXT,
    national TEXT,
    reason TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    word TEXT DEFAULT '' NOT NULL,
    assumption_id TEXT,
    stance TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (reason IN ('', 'suppressed', 'no_entries', 'not_published', 'not_applicable', 'low_coverage', 'new_school', 'not_available', 'blank', 'damaged', 'unreadable')),
    CHECK (word IN ('', 'seen', 'partly_seen', 'on_course', 'too_early', 'not_yet_seen', 'not_seen', 'holding', 'other_way')),
    CHECK (stance IN ('', 'unclear', 'supports', 'challenges'))
)
 STRICT;

CREATE INDEX ix_reading_assumption_id ON reading (assumption_id);

CREATE INDEX ix_reading_measure_id ON reading (measure_id);

CREATE TABLE assumption (
    id TEXT NOT NULL,
    number INTEGER,
    belief TEXT DEFAULT '' NOT NULL,
    because TEXT DEFAULT '' NOT NULL,
    wrong_if TEXT DEFAULT '' NOT NULL,
    rival TEXT DEFAULT '' NOT NULL,
    realm TEXT,
    basis TEXT DEFAULT 'hunch' NOT NULL,
    basis_reason TEXT DEFAULT '' NOT NULL,
    reviewed_on TEXT,
    status TEXT DEFAULT 'untested' NOT NULL,
    owner TEXT DEFAULT '' NOT NULL,
    check_by TEXT,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (basis IN ('hunch', 'judgement', 'quick', 'systematic', 'tested')),
    CHECK (status IN ('untested', 'testing', 'holding', 'failing', 'retired')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE TABLE stance (
    id TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    assumption_id TEXT NOT NULL,
    stance TEXT DEFAULT 'unclear' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fact_id) REFERENCES fact (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (stance IN ('unclear', 'supports', 'challenges'))
)
 STRICT;

CREATE INDEX ix_stance_assumption_id ON stance (assumption_id);

CREATE INDEX ix_stance_fact_id ON stance (fact_id);

CREATE TABLE map (
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    question TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'causal' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (kind IN ('causal', 'change', 'driver'))
)
 STRICT;

CREATE TABLE placement (
    id TEXT NOT NULL,
    map_id TEXT NOT NULL,
    factor_id TEXT NOT NULL,
    x INTEGER,
    y INTEGER,
    pinned INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(map_id) REFERENCES map (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factor_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (pinned IN (0, 1))
)
 STRICT;

CREATE INDEX ix_placement_factor_id ON placement (factor_id);

CREATE INDEX ix_placement_map_id ON placement (map_id);

CREATE TABLE factor (
    id TEXT NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'factor' NOT NULL,
    realm TEXT,
    unexpected_since TEXT,
    note TEXT DEFAULT '' NOT NULL,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (kind IN ('factor', 'action', 'outcome', 'unwanted', 'outside')),
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE TABLE arrow (
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    sign TEXT DEFAULT 'unknown' NOT NULL,
    delay TEXT DEFAULT '' NOT NULL,
    basis TEXT DEFAULT 'hunch' NOT NULL,
    contested INTEGER DEFAULT 0 NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(source_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (sign IN ('unknown', 'plus', 'minus')),
    CHECK (delay IN ('', 'weeks', 'terms', 'years')),
    CHECK (basis IN ('hunch', 'judgement', 'quick', 'systematic', 'tested')),
    CHECK (contested IN (0, 1))
)
 STRICT;

CREATE INDEX ix_arrow_source_id ON arrow (source_id);

CREATE INDEX ix_arrow_target_id ON arrow (target_id);

CREATE TABLE arrow_assumption (
    id TEXT NOT NULL,
    arrow_id TEXT NOT NULL,
    assumption_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arrow_id) REFERENCES arrow (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_arrow_assumption_arrow_id ON arrow_assumption (arrow_id);

CREATE INDEX ix_arrow_assumption_assumption_id ON arrow_assumption (assumption_id);

CREATE TABLE loop_name (
    id TEXT NOT NULL,
    factors TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE priority (
    id TEXT NOT NULL,
    number INTEGER,
    title TEXT DEFAULT '' NOT NULL,
    realm TEXT,
    status TEXT DEFAULT 'proposed' NOT NULL,
    status_reason TEXT DEFAULT '' NOT NULL,
    problem TEXT DEFAULT '' NOT NULL,
    problem_said_by TEXT DEFAULT '' NOT NULL,
    problem_since TEXT DEFAULT '' NOT NULL,
    problem_tried TEXT DEFAULT '' NOT NULL,
    purpose TEXT DEFAULT '' NOT NULL,
    why_now TEXT DEFAULT '' NOT NULL,
    stop TEXT DEFAULT '' NOT NULL,
    leaders_change TEXT DEFAULT '' NOT NULL,
    same_for_all TEXT DEFAULT '' NOT NULL,
    left_to_staff TEXT DEFAULT '' NOT NULL,
    system TEXT DEFAULT '' NOT NULL,
    owner TEXT DEFAULT '' NOT NULL,
    horizon TEXT,
    rank TEXT DEFAULT '' NOT NULL,
    rank_reason TEXT DEFAULT '' NOT NULL,
    private INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (status IN ('proposed', 'live', 'not_now', 'done', 'stopped')),
    CHECK (system IN ('', 'new', 'refined')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE TABLE priority_assumption (
    id TEXT NOT NULL,
    priority_id TEXT NOT NULL,
    assumption_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_priority_assumption_assumption_id ON priority_assumption (assumption_id);

CREATE INDEX ix_priority_assumption_priority_id ON priority_assumption (priority_id);

CREATE TABLE priority_factor (
    id TEXT NOT NULL,
    priority_id TEXT NOT NULL,
    factor_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factor_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_priority_factor_factor_id ON priority_factor (factor_id);

CREATE INDEX ix_priority_factor_priority_id ON priority_factor (priority_id);

CREATE TABLE action (
    id TEXT NOT NULL,
    priority_id TEXT NOT NULL,
    what TEXT DEFAULT '' NOT NULL,
    realm TEXT,
    factor_id TEXT,
    owner TEXT DEFAULT '' NOT NULL,
    starts_on TEXT,
    due_on TEXT,
    state TEXT DEFAULT 'planned' NOT NULL,
    cost TEXT DEFAULT '' NOT NULL,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factor_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (state IN ('planned', 'under_way', 'done', 'dropped')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE INDEX ix_action_factor_id ON action (factor_id);

CREATE INDEX ix_action_priority_id ON action (priority_id);

CREATE TABLE consequence (
    id TEXT NOT NULL,
    priority_id TEXT,
    what TEXT DEFAULT '' NOT NULL,
    desired TEXT DEFAULT '' NOT NULL,
    predicted TEXT DEFAULT '' NOT NULL,
    term TEXT DEFAULT '' NOT NULL,
    noticed_on TEXT,
    response TEXT DEFAULT '' NOT NULL,
    factor_id TEXT,
    indicator_id TEXT,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factor_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (desired IN ('', 'desired', 'undesired')),
    CHECK (predicted IN ('', 'predicted', 'unpredicted')),
    CHECK (term IN ('', 'short', 'long'))
)
 STRICT;

CREATE INDEX ix_consequence_factor_id ON consequence (factor_id);

CREATE INDEX ix_consequence_indicator_id ON consequence (indicator_id);

CREATE INDEX ix_consequence_priority_id ON consequence (priority_id);

CREATE TABLE review (
    id TEXT NOT NULL,
    priority_id TEXT NOT NULL,
    held_on TEXT,
    decision TEXT DEFAULT '' NOT NULL,
    why TEXT DEFAULT '' NOT NULL,
    learned TEXT DEFAULT '' NOT NULL,
    checked_by TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (decision IN ('', 'continue', 'adapt', 'stop'))
)
 STRICT;

CREATE INDEX ix_review_priority_id ON review (priority_id);

CREATE TABLE indicator (
    id TEXT NOT NULL,
    number INTEGER,
    sign TEXT DEFAULT '' NOT NULL,
    realm TEXT,
    instrument TEXT DEFAULT '' NOT NULL,
    measure_id TEXT,
    baseline TEXT,
    baseline_out_of INTEGER,
    baseline_on TEXT,
    expected TEXT,
    expected_out_of INTEGER,
    look_by TEXT,
    next_on TEXT,
    better TEXT DEFAULT '' NOT NULL,
    one_step_up TEXT DEFAULT '' NOT NULL,
    owner TEXT DEFAULT '' NOT NULL,
    if_not_seen TEXT DEFAULT '' NOT NULL,
    watch INTEGER DEFAULT 0 NOT NULL,
    assumption_id TEXT,
    factor_id TEXT,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(factor_id) REFERENCES factor (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome')),
    CHECK (better IN ('', 'higher', 'lower')),
    CHECK (watch IN (0, 1)),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE INDEX ix_indicator_assumption_id ON indicator (assumption_id);

CREATE INDEX ix_indicator_factor_id ON indicator (factor_id);

CREATE INDEX ix_indicator_measure_id ON indicator (measure_id);

CREATE TABLE indicator_priority (
    id TEXT NOT NULL,
    indicator_id TEXT NOT NULL,
    priority_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(priority_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_indicator_priority_indicator_id ON indicator_priority (indicator_id);

CREATE INDEX ix_indicator_priority_priority_id ON indicator_priority (priority_id);

CREATE TABLE realm_link (
    id TEXT NOT NULL,
    item_table TEXT DEFAULT '' NOT NULL,
    item_id TEXT DEFAULT '' NOT NULL,
    realm TEXT NOT NULL,
    PRIMARY KEY (id),
    CHECK (realm IN ('knowledge', 'behaviour', 'system', 'climate', 'outcome'))
)
 STRICT;

CREATE INDEX ix_realm_link_item_id ON realm_link (item_id);

CREATE TABLE theme (
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE theme_link (
    id TEXT NOT NULL,
    theme_id TEXT NOT NULL,
    item_table TEXT DEFAULT '' NOT NULL,
    item_id TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(theme_id) REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_theme_link_item_id ON theme_link (item_id);

CREATE INDEX ix_theme_link_theme_id ON theme_link (theme_id);

CREATE TABLE judgement (
    id TEXT NOT NULL,
    framework TEXT DEFAULT '' NOT NULL,
    area TEXT DEFAULT '' NOT NULL,
    grade TEXT DEFAULT '' NOT NULL,
    narrative TEXT DEFAULT '' NOT NULL,
    strengths TEXT DEFAULT '' NOT NULL,
    next_steps TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT 'draft' NOT NULL,
    PRIMARY KEY (id),
    CHECK (state IN ('draft', 'agreed'))
)
 STRICT;

CREATE TABLE judgement_fact (
    id TEXT NOT NULL,
    judgement_id TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(fact_id) REFERENCES fact (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX ix_judgement_fact_fact_id ON judgement_fact (fact_id);

CREATE INDEX ix_judgement_fact_judgement_id ON judgement_fact (judgement_id);

CREATE TABLE meeting (
    id TEXT NOT NULL,
    held_on TEXT,
    title TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE edition (
    id TEXT NOT NULL,
    issued_on TEXT,
    title TEXT DEFAULT '' NOT NULL,
    audience TEXT DEFAULT 'governors' NOT NULL,
    framework TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT 'draft' NOT NULL,
    agreed_on TEXT,
    agreed_by TEXT DEFAULT '' NOT NULL,
    meeting_id TEXT,
    vector TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (audience IN ('governors', 'leaders', 'staff')),
    CHECK (state IN ('draft', 'agreed'))
)
 STRICT;

CREATE INDEX ix_edition_meeting_id ON edition (meeting_id);

CREATE TABLE note (
    id TEXT NOT NULL,
    said TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'quick' NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    noted_on TEXT,
    asked TEXT DEFAULT '' NOT NULL,
    seen TEXT DEFAULT '' NOT NULL,
    sorted_table TEXT DEFAULT '' NOT NULL,
    sorted_id TEXT DEFAULT '' NOT NULL,
    private INTEGER DEFAULT 0 NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (kind IN ('quick', 'visit')),
    CHECK (private IN (0, 1))
)
 STRICT;

CREATE TABLE quote (
    id TEXT NOT NULL,
    item_table TEXT DEFAULT '' NOT NULL,
    item_id TEXT DEFAULT '' NOT NULL,
    said TEXT DEFAULT '' NOT NULL,
    who TEXT DEFAULT '' NOT NULL,
    said_on TEXT,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX ix_quote_item_id ON quote (item_id);

CREATE TABLE dismissal (
    id TEXT NOT NULL,
    rule TEXT DEFAULT '' NOT NULL,
    item_table TEXT DEFAULT '' NOT NULL,
    item_id TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX ix_dismissal_item_id ON dismissal (item_id);

CREATE TABLE setting (
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE evidence (
    id TEXT NOT NULL,
    item_table TEXT DEFAULT '' NOT NULL,
    item_id TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT 'file' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    sha256 TEXT DEFAULT '' NOT NULL,
    url TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CHECK (kind IN ('file', 'link'))
)
 STRICT;

CREATE INDEX ix_evidence_item_id ON evidence (item_id);

CREATE TABLE gesture (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT DEFAULT '' NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    undoes TEXT DEFAULT '' NOT NULL,
    seen TEXT DEFAULT '{}' NOT NULL,
    PRIMARY KEY (replica, seq)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE change (
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    "row" TEXT NOT NULL,
    kind TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (replica, seq, n),
    CHECK (kind IN ('I', 'U', 'D', 'E'))
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX change_of_row ON change (tbl, "row");

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE blob (
    id TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;
