import type { Platform } from '../oci/index.ts';
import type { Init } from '../proto/codec.ts';
import type { Platform as PlatformMessage } from '../proto/ops.ts';

export function platformMessage(platform: Platform): Init<PlatformMessage> {
  return {
    Architecture: platform.architecture,
    OS: platform.os,
    Variant: platform.variant,
    OSVersion: platform.osVersion,
    OSFeatures: platform.osFeatures,
  };
}
