import type Sqlite from 'better-sqlite3';

const KEPT_STATEMENTS = 300;

/**
 * The shape Kysely wants of a SQLite database, with prepared statements kept: preparing again for each query costs four
 * times the query itself. Bounded, because generated SQL (lists of ids) has no end of variants.
 */
export function keepStatements(database: Sqlite.Database) {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    close: () => database.close(),
    prepare(sql: string): Sqlite.Statement {
      const known = statements.get(sql);
      if (known !== undefined) {
        statements.delete(sql);
        statements.set(sql, known);
        return known;
      }
      // Writers must take the lock when they begin: a reader that turns writer later would fail halfway.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      statements.set(sql, statement);
      if (statements.size > KEPT_STATEMENTS) {
        const oldest = statements.keys().next().value;
        if (oldest !== undefined) statements.delete(oldest);
      }
      return statement;
    },
  };
}
