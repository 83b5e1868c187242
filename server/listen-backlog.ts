/**
 * Connections that the system holds for a process while it is busy (listen(2)). After a break thousands knock at once:
 * those beyond the usual 511 would try again after a second, and three.
 */
export const listenBacklog = 4_096
