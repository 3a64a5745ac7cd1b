const std = @import("std");

pub fn main() !void {
    const text = std.posix.getenv("PORT") orelse "7070";
    const port = try std.fmt.parseInt(u16, text, 10);
    const address = try std.net.Address.parseIp("0.0.0.0", port);
    var server = try address.listen(.{ .reuse_address = true });
    while (true) {
        const connection = try server.accept();
        defer connection.stream.close();
        _ = try connection.stream.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\necho\n");
    }
}
