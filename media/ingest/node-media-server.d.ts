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
  export default class Flv {
    static createHeader(hasAudio: boolean, hasVideo: boolean): Buffer
  }
}

declare module 'node-media-server/src/protocol/rtmp.js' {
  type Chunk = {
    header: { cid: number; length: number; type: number }
    payload: Buffer
    capacity: number
  }
  export default class Rtmp {
    handshakeState: number
    inChunkSize: number
    inPackets: Map<number, Chunk>
    parserPacket: Chunk
    streamId: number
    parserData(buffer: Buffer): string | null
    packetParse(): void
    packetAlloc(): void
    controlHandler(): void
    invokeHandler(): void
    dataHandler(): void
    respondPublish(): void
    respondPlay(): void
    sendStatusMessage(streamId: number, level: string, code: string, description: string): void
  }
}

declare module 'node-media-server/src/server/broadcast_server.js' {
  import type AVPacket from 'node-media-server/src/core/avpacket.js'
  type Subscriber = {
    id: string
    ip: string
    protocol: string
    endTime?: number
    sendBuffer(buffer: Buffer): void
  }
  export default class BroadcastServer {
    constructor(streamPath: string)
    publishGraceMs: number
    flvHeader: Buffer
    postPlay(session: Subscriber): string | null
    donePlay(session: Subscriber): void
    postPublish(session: object): string | null
    broadcastMessage(packet: AVPacket): void
  }
}

declare module 'node-media-server/src/session/rtmp_session.js' {
  import type { Socket } from 'node:net'
  import type AVPacket from 'node-media-server/src/core/avpacket.js'
  import type Rtmp from 'node-media-server/src/protocol/rtmp.js'
  import type BroadcastServer from 'node-media-server/src/server/broadcast_server.js'
  export default class RtmpSession {
    constructor(socket: Socket)
    id: string
    isPublisher: boolean
    streamPath: string
    rtmp: Rtmp
    broadcast: BroadcastServer
    run(): void
    onConnect: (request: { app: string; name: string }) => void
    onPlay: () => void
    onPush: () => void
    onPacket: (packet: AVPacket) => void
    onData: (data: Buffer) => void
  }
}
