#include <arpa/inet.h>
#include <cstdlib>
#include <sys/socket.h>
#include <unistd.h>

int main() {
  const char *given = std::getenv("PORT");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = INADDR_ANY;
  address.sin_port = htons(given ? std::atoi(given) : 6060);
  int server = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(server, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) return 1;
  listen(server, 16);
  const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n";
  while (true) {
    char request[4096];
    int client = accept(server, nullptr, nullptr);
    read(client, request, sizeof request);
    write(client, answer, sizeof answer - 1);
    close(client);
  }
}
