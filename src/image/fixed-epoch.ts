/**
 * The time that packages and installed dependencies carry: one that no commit moves, so that their layers keep
 * their digest from commit to commit. 1980 rather than 1970, which zip archives cannot express.
 */
export const FIXED_EPOCH = 315_532_801;
