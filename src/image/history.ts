import type { HistoryEntry, ImageConfig } from './image-plan.ts';

/**
 * The configuration with a history of its own: one entry a layer, each with the time of the image. An exporter adds entries
 * from what the daemon noted about a layer wherever the configuration has too few, and those notes differ: a layer of an
 * imported cache has a digest for a description, one of two platforms has that platform's name in it.
 * @param layers what made each layer, the lowest first; as many as the exported image has
 */
export function withHistory(config: ImageConfig, layers: readonly string[]): ImageConfig {
  const history = layers.map((layer): HistoryEntry => ({
    created: config.created,
    created_by: layer,
    comment: 'aipack',
  }));
  return { ...config, history };
}
