/** The part of node-media-server 4.4.3 that stands behind our gate; the package has no types of its own. */

declare module 'node-media-server/src/core/avpacket.js' {
  export default class AVPacket {
    codec_id: number
    codec_type: number
    flags: number
    pts: number
    dts: number
    size: number
    data: Buffer
  }
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { log(message: string, level?: string): void }
  export default logger
}

declare module 'node-media-server/src/protocol/sps_info.js' {
  const spsInfo: { parseH264Sps(sps: Buffer): { width: number; height: number } | null }
  export default spsInfo
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type AVPacket from 'node-media-server/src/core/avpacket.js'
  export default class Flv {
    static parserTag(type: number, timestampMs: number, bytes: number, data: Buffer): AVPacket
  }
}

declare module 'node-media-server/src/protocol/rtmp.js' {
  type Chunk = {
    header: { cid: number; length: number; type: number; stream_id: number }
    /** Milliseconds, with the deltas of every message so far added up. */
    clock: number
    payload: Buffer
    capacity: number
    /** How much of an unfinished message is here. */
    bytes: number
  }
  export default class Rtmp {
    handshakeState: number
    inChunkSize: number
    outChunkSize: number
    inPackets: Map<number, Chunk>
    parserBuffer: Buffer
    parserBasicBytes: number
    parserPacket: Chunk
    objectEncoding: number
    onOutputCallback: (bytes: Buffer) => void
    parserData(buffer: Buffer): string | null
    packetParse(): void
    packetAlloc(): void
    packetHandler(): void
    sendACK(bytes: number): void
    sendWindowACK(bytes: number): void
    setPeerBandwidth(bytes: number, limitType: number): void
    setChunkSize(bytes: number): void
    respondConnect(transactionId: number): void
    respondCreateStream(transactionId: number): void
    sendStatusMessage(messageStreamId: number, level: string, code: string, description: string): void
  }
}
