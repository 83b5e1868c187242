/** The migrated database from which every integration test file gets its copy. */
export const templateDatabase = 'caibo_template'
